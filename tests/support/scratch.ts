/** Where the checks keep what they make: databases, brokers' stores, profiles of browsers. */
import { existsSync } from 'node:fs';
import { mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Of Linux; a container may have as little as 64 MB of it. */
const IN_MEMORY = '/dev/shm';

/** What they make at once (1 GB) and what they want themselves (6 GB). */
const ENOUGH_BYTES = 8 * 1024 ** 3;

/**
 * The parent folder: in memory where there is enough of it, else on the disk. Every commit of an embedded database waits
 * for what it was written to; six files of integration tests took 65 s in memory and 198 on a busy disk, and a
 * quarter less of the processor.
 *
 * @param room bytes of the file system in memory and of memory that are free
 */
export function scratchParent(room: {
	readonly fileSystem: number;
	readonly memory: number;
}): string {
	return Math.min(room.fileSystem, room.memory) >= ENOUGH_BYTES ? IN_MEMORY : tmpdir();
}

/** Makes one, to be removed by whoever asked for it. */
export async function makeScratch(): Promise<string> {
	return mkdtemp(join(scratchParent(await room()), 'ioc-scratch-'));
}

async function room(): Promise<Parameters<typeof scratchParent>[0]> {
	if (!existsSync(IN_MEMORY)) return { fileSystem: 0, memory: 0 };
	const { bavail, bsize } = await statfs(IN_MEMORY);
	return { fileSystem: bavail * bsize, memory: process.availableMemory() };
}
