/** Brings node_modules to what package-lock.json says. Plain JavaScript that Node 20 takes. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lock
 */

/**
 * Whether npm's record of what is installed holds everything that is locked. What is optional (other
 * platforms' binaries) may be absent.
 *
 * @param {Lock} locked package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json
 */
export function isInstalled(locked, installed) {
	return Object.entries(locked.packages ?? {}).every(([path, wanted]) => {
		const present = installed.packages?.[path];
		if (path === '') return true;
		if (!present) return wanted.optional === true || wanted.devOptional === true;
		return present.version === wanted.version && present.integrity === wanted.integrity;
	});
}

/**
 * Installs if need be; the project's own Node.
 *
 * @param {string} root
 * @returns {Promise<{ ok: true, node: string } | { ok: false, reason: string }>}
 */
export async function ensureDependencies(root) {
	if (!isUpToDate(root)) {
		console.log('Installing dependencies (npm ci) …');
		const npm = callersNpm();
		// Warnings are of no use here: most say that this Node is not the one that the packages want, and the next thing
		// done is to go on with the one that was installed.
		const options = ['--no-audit', '--no-fund', '--loglevel=error'];
		const code = await run(npm.command, [...npm.args, 'ci', ...options], { cwd: root });
		if (code !== 0)
			return { ok: false, reason: `npm ci ended with ${String(code)}; its words are above.` };
	}
	return ensureNode(root);
}

/** @param {string} root */
function isUpToDate(root) {
	const record = join(root, 'node_modules', '.package-lock.json');
	return (
		existsSync(record) && isInstalled(readJson(join(root, 'package-lock.json')), readJson(record))
	);
}

/**
 * The npm package `node` fetches its binary in an install script, which npm may have been told not to run.
 *
 * @param {string} root
 * @returns {Promise<{ ok: true, node: string } | { ok: false, reason: string }>}
 */
async function ensureNode(root) {
	const wanted = readJson(join(root, 'node_modules', 'node', 'package.json')).version ?? '';
	const binary = process.platform === 'win32' ? 'node.exe' : 'node';
	const node = join(root, 'node_modules', 'node', 'bin', binary);
	if (versionOf(node) === wanted) return { ok: true, node };

	console.log(`Fetching Node ${wanted} (npm was told to run no install scripts) …`);
	await run(process.execPath, ['installArchSpecificPackage.js'], {
		cwd: join(root, 'node_modules', 'node'),
	});
	if (versionOf(node) === wanted) return { ok: true, node };
	return {
		ok: false,
		reason:
			`Node ${wanted} could not be fetched for ${process.platform}-${process.arch}. ` +
			'Allow the install script of the npm package "node" (npm ci --allow-scripts=node), or run with the ' +
			'network that npm needs.',
	};
}

/** @param {string} node */
function versionOf(node) {
	if (!existsSync(node)) return null;
	try {
		return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1);
	} catch (error) {
		console.error(
			`${node} does not run: ${error instanceof Error ? error.message : String(error)}`,
		);
		return null;
	}
}

/** The npm that runs this script, else the one in the path. */
function callersNpm() {
	const cli = process.env['npm_execpath'];
	if (cli?.endsWith('.js')) return { command: process.execPath, args: [cli] };
	return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}

/**
 * @param {string} path
 * @returns {Lock & { version?: string }}
 */
function readJson(path) {
	return JSON.parse(readFileSync(path, 'utf8'));
}
