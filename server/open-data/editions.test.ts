import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeEdition } from './edition-file.ts';
import type { EditionFile } from './edition-file.ts';
import { Editions } from './editions.ts';

let folder: string;
let now: number;
/** All that were written. */
let files: EditionFile[];
let editions: Editions<{ readonly file: EditionFile }>;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'ioc-editions-'));
	now = 0;
	files = [];
	editions = new Editions({ now: () => now, leastMs: 1_000 });
});
afterEach(async () => {
	await editions.close();
	await expect.poll(() => files.every(isClosed)).toBe(true);
	await rm(folder, { recursive: true });
});

async function* parts(...texts: string[]) {
	for (const text of texts) yield await Promise.resolve(text);
}

async function written(...texts: string[]) {
	const file = await writeEdition(folder, parts(...texts));
	files.push(file);
	return { file };
}

function isClosed(file: EditionFile): boolean {
	try {
		void file.body().cancel();
		return false;
	} catch {
		return true;
	}
}

const textOf = ({ file }: { file: EditionFile }) => new Response(file.body()).text();

describe('a file', () => {
	test('is what came, part after part, and has no name any more', async () => {
		const { file } = await written('Đạ ', 'Tẻh');
		expect([file.bytes, await textOf({ file })]).toEqual([11, 'Đạ Tẻh']);
		const same = await written('Đạ Tẻh');
		expect(file.digest).toBe(same.file.digest);
		expect(await readdir(folder)).toEqual([]);
		await Promise.all([file.release(), same.file.release()]);
	});

	test('is read by several at once, each from its beginning, and to the end by who began before it was put away', async () => {
		const { file } = await written('a'.repeat(200_000));
		const bodies = [file.body(), file.body(), file.body()];
		await file.release();
		await bodies.pop()?.cancel();
		const texts = await Promise.all(bodies.map((body) => new Response(body).text()));
		expect(texts.map((text) => text.length)).toEqual([200_000, 200_000]);
	});

	test('of which a part fails leaves nothing', async () => {
		async function* broken() {
			yield await Promise.resolve('a');
			throw new Error('lost');
		}
		await expect(writeEdition(folder, broken())).rejects.toThrow('lost');
		expect(await readdir(folder)).toEqual([]);
	});
});

describe('editions', () => {
	const ask = (text: string, basis = '1') =>
		editions.edition('a.csv', { basis, make: () => written(text) });

	test('asked for at once and again soon, one is made once', async () => {
		const both = await Promise.all([ask('one'), ask('two')]);
		expect(await Promise.all(both.map(textOf))).toEqual(['one', 'one']);
		now = 999;
		expect(await textOf(await ask('three'))).toBe('one');
		now = 1_000;
		expect(await textOf(await ask('four'))).toBe('four');
	});

	test('of another catalogue one is made at once, also while the one before is being made', async () => {
		const both = [ask('one', '1'), ask('two', '2')].map(async (edition) => textOf(await edition));
		expect(await Promise.all(both)).toEqual(['one', 'two']);
	});

	test('one that took long is kept twenty times as long', async () => {
		await editions.edition('a.csv', {
			basis: '1',
			make: async () => {
				now = 500;
				return written('slow');
			},
		});
		now = 10_499;
		expect(await textOf(await ask('new'))).toBe('slow');
		now = 10_500;
		expect(await textOf(await ask('new'))).toBe('new');
	});

	test('are made one after the other, and one that fails holds nobody up', async () => {
		let making = 0;
		let most = 0;
		const make = async (text: string) => {
			making++;
			most = Math.max(most, making);
			const edition = await written(text);
			making--;
			return edition;
		};
		const failed = editions.edition('a.csv', {
			basis: '1',
			make: () => Promise.reject(new Error('away')),
		});
		const names = ['b.csv', 'c.csv', 'd.csv'];
		const others = names.map((name) =>
			editions.edition(name, { basis: '1', make: () => make(name) }),
		);
		await expect(failed).rejects.toThrow('away');
		expect(await Promise.all(others.map(async (edition) => textOf(await edition)))).toEqual(names);
		expect(most).toBe(1);
		expect(await textOf(await ask('again'))).toBe('again');
	});
});
