/**
 * `npm start` and `npm run dev`: installs what is missing, builds what is stale, then runs everything in one go.
 * Plain JavaScript that Node 20 takes: on a fresh clone nothing is installed yet.
 */
import './follow-parent.mjs';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureBuild } from './build.mjs';
import { runUntilStopped } from './child.mjs';
import { ensureDependencies } from './dependencies.mjs';

const USAGE =
	'npm start and npm run dev take no arguments; settings are environment variables (README.md).';

const args = process.argv.slice(2);
const develop = args[0] === '--dev';
const root = fileURLToPath(new URL('../../', import.meta.url));
process.exitCode = args.length > (develop ? 1 : 0) ? refuse(USAGE) : await start({ root, develop });

/**
 * @param {{ root: string, develop: boolean }} options
 * @returns {Promise<number>} the exit code
 */
async function start({ root, develop }) {
	const dependencies = await ensureDependencies(root);
	if (!dependencies.ok) return refuse(dependencies.reason);
	const { node } = dependencies;

	if (!develop) {
		const build = await ensureBuild({ root, node });
		if (!build.ok) return refuse(build.reason);
	}

	const main = develop
		? [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'dev']
		: [join(root, 'server', 'embedded', 'main.ts')];
	console.log('Starting; the first time, when the database is made, this takes a little longer …');
	const follow = pathToFileURL(join(root, 'server', 'setup', 'follow-parent.mjs')).href;
	return runUntilStopped(node, ['--import', follow, ...main], {
		cwd: root,
		env: {
			...process.env,
			// An empty variable counts as not set.
			IOC_DEMO: process.env['IOC_DEMO'] || 'on',
			// Whoever starts it by hand is told the addresses, and what goes wrong.
			LOG_LEVEL: process.env['LOG_LEVEL'] || 'warn',
			PATH: [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter),
		},
	});
}

/** @param {string} reason */
function refuse(reason) {
	console.error(reason);
	return 1;
}
