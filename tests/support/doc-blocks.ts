/** Fenced blocks of a page of the documentation, so that a test runs what readers are told. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const FENCED = /^```\w*\n# (.*)\n([^]*?)^```$/gm;

/** By the comment that is the first line of each; `page` is a path from the project's root. */
export async function docBlocks(page: string): Promise<ReadonlyMap<string, string>> {
	const text = await readFile(fileURLToPath(new URL(`../../${page}`, import.meta.url)), 'utf8');
	return new Map(Array.from(text.matchAll(FENCED), ([, title = '', body = '']) => [title, body]));
}
