/**
 * Builds the pages when what they are made of has changed. Plain JavaScript that Node 20 takes.
 *
 * Each build has a folder of its own, `build/<digest>`, and `build/current` names the one to serve: a server that runs
 * keeps the files it started with.
 */
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from './child.mjs';

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

/** Where `vite build` leaves its work: svelte.config.js says so. */
const MADE = ['.svelte-kit', 'site'];

const DIGEST = /^[0-9a-f]{64}$/;

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
	const builds = join(root, 'build');
	const digest = inputsDigest(root);
	const earlier = currentBuild(builds);
	if (earlier === digest && existsSync(join(builds, digest))) return { ok: true, built: false };

	console.log('Building the pages (vite build) …');
	const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	const { code, output } = await runQuietly(node, [vite, 'build', '--logLevel', 'warn'], {
		cwd: root,
	});
	if (code !== 0) {
		const words = output === '' ? 'It wrote nothing' : 'Its words are above';
		return { ok: false, reason: `${output}\nThe build ended with ${String(code)}. ${words}.` };
	}
	swapIn({ made: join(root, ...MADE), builds, digest });
	removeBuilds(builds, [digest, earlier]);
	return { ok: true, built: true };
}

/**
 * Whoever reads `current` finds a whole build behind it.
 *
 * @param {{ made: string, builds: string, digest: string }} folders
 */
function swapIn({ made, builds, digest }) {
	mkdirSync(builds, { recursive: true });
	const folder = join(builds, digest);
	// What is there already is of the same inputs, and a server may have it open.
	if (!existsSync(folder)) renameSync(made, folder);
	const next = join(builds, `current.${String(process.pid)}`);
	writeFileSync(next, digest);
	renameSync(next, join(builds, 'current'));
}

/** @param {string} builds */
function currentBuild(builds) {
	const current = join(builds, 'current');
	return existsSync(current) ? readFileSync(current, 'utf8') : null;
}

/**
 * The build before the present one stays, for a server that still runs on it.
 *
 * @param {string} builds
 * @param {readonly (string | null)[]} kept
 */
function removeBuilds(builds, kept) {
	for (const name of readdirSync(builds)) {
		if (DIGEST.test(name) && !kept.includes(name))
			rmSync(join(builds, name), { recursive: true, force: true });
	}
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
