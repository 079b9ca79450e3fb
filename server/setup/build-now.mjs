/** `npm run build`. Plain JavaScript that Node 20 takes. */
import { fileURLToPath } from 'node:url';
import { ensureBuild } from './build.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const outcome = await ensureBuild({ root, node: process.execPath });
if (!outcome.ok) console.error(outcome.reason);
else if (!outcome.built) console.log('The pages are built already.');
process.exitCode = outcome.ok ? 0 : 1;
