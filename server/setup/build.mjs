/** Builds the pages when what they are made of has changed. Plain JavaScript that Node 20 takes. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';

/** What `vite build` reads: files, or folders with all they hold. */
const INPUTS = [
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts',
	'server/services.ts',
	'src',
	'static',
];

/** Not part of the pages. */
const NOT_READ = /\.test\.ts$/;

/**
 * A digest of everything the build reads.
 *
 * @param {string} root
 */
export function inputsDigest(root) {
	const hash = createHash('sha256');
	for (const file of INPUTS.flatMap((input) => filesOf(root, input))) {
		const content = readFileSync(join(root, file));
		hash.update(`${file}\0${String(content.length)}\0`).update(content);
	}
	return hash.digest('hex');
}

/**
 * @param {{ root: string, node: string }} project
 * @returns {Promise<{ ok: true, built: boolean } | { ok: false, reason: string }>}
 */
export async function ensureBuild({ root, node }) {
	const record = join(root, 'build', '.inputs');
	const digest = inputsDigest(root);
	if (existsSync(record) && readFileSync(record, 'utf8') === digest)
		return { ok: true, built: false };

	console.log('Building the pages (vite build) …');
	const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	const code = await run(node, [vite, 'build', '--logLevel', 'warn'], { cwd: root });
	if (code !== 0)
		return { ok: false, reason: `The build ended with ${String(code)}; its words are above.` };
	writeFileSync(record, digest);
	return { ok: true, built: true };
}

/**
 * @param {string} root
 * @param {string} path relative to root, with `/`
 * @returns {string[]}
 */
function filesOf(root, path) {
	const absolute = join(root, path);
	if (NOT_READ.test(path) || !existsSync(absolute)) return [];
	if (!statSync(absolute).isDirectory()) return [path];
	return readdirSync(absolute)
		.sort()
		.flatMap((name) => filesOf(root, `${path}/${name}`));
}
