/** One edition of a file of open data: written once, then read by as many as ask, whatever replaces it meanwhile. */
import { createHash, randomUUID } from 'node:crypto';
import { open, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

const CHUNK_BYTES = 65_536;

/** The name of the file is gone as soon as it is written, so that no end of the process leaves one behind. */
export class EditionFile {
	readonly bytes: number;
	/** SHA-256 of its content, base64url. */
	readonly digest: string;
	readonly #handle: FileHandle;
	/** Whoever keeps it is one. */
	#readers = 1;

	constructor(handle: FileHandle, { bytes, digest }: { bytes: number; digest: string }) {
		this.#handle = handle;
		this.bytes = bytes;
		this.digest = digest;
	}

	/** The content; what is not read to its end must be cancelled. Throws once it is closed. */
	body(): ReadableStream<Uint8Array> {
		if (this.#readers === 0) throw new Error('The edition was put away');
		this.#readers++;
		let at = 0;
		let isOver = false;
		const end = async () => {
			if (isOver) return;
			isOver = true;
			await this.release();
		};
		const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
			const chunk = new Uint8Array(CHUNK_BYTES);
			const { bytesRead } = await this.#handle.read(chunk, { position: at });
			at += bytesRead;
			if (isOver) return;
			if (bytesRead > 0) controller.enqueue(chunk.subarray(0, bytesRead));
			else {
				controller.close();
				await end();
			}
		};
		return new ReadableStream(
			{
				pull,
				cancel: end,
			},
			{ highWaterMark: 0 },
		);
	}

	/** Whoever kept it does so no more; it is closed after the last reader. */
	async release(): Promise<void> {
		this.#readers--;
		if (this.#readers === 0) await this.#handle.close();
	}
}

/** Writes what comes, part after part, into a file of `folder`. Leaves nothing where a part or the disk fails. */
export async function writeEdition(
	folder: string,
	parts: AsyncIterable<string>,
): Promise<EditionFile> {
	const path = join(folder, `${randomUUID()}.part`);
	const handle = await open(path, 'wx+');
	try {
		await unlink(path);
		const hash = createHash('sha256');
		let bytes = 0;
		for await (const part of parts) {
			const chunk = Buffer.from(part);
			hash.update(chunk);
			bytes += chunk.length;
			await handle.writeFile(chunk);
		}
		return new EditionFile(handle, { bytes, digest: hash.digest('base64url') });
	} catch (error) {
		await handle.close();
		throw error;
	}
}
