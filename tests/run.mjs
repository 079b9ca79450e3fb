/**
 * `npm test`: brings what is missing, then runs every check (`tests/suite.ts`). Plain JavaScript that Node 20 takes:
 * on a fresh clone nothing is installed yet.
 */
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../server/setup/child.mjs';
import { ensureDependencies } from '../server/setup/dependencies.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const dependencies = await ensureDependencies(root);
if (dependencies.ok) {
	process.exitCode = await run(dependencies.node, [join(root, 'tests', 'suite.ts')], {
		cwd: root,
		env: {
			...process.env,
			PATH: [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter),
		},
	});
} else {
	console.error(dependencies.reason);
	console.log('0 passed, 1 failed');
	process.exitCode = 1;
}
