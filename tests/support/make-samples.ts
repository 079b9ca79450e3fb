/** A process that makes an embedded database with the demonstration's catalogue and samples in the folder that it is given. */
import { readFacts } from '#server/catalogue/facts.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import { openDatabase } from '#server/db/connect.ts';
import { migrate } from '#server/db/migrate.ts';
import { seedDemo } from '#server/demo/seed.ts';
import { quiet } from './quiet.ts';

const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('The data folder is wanted');
const database = await openDatabase({ url: null, dataDir, log: quiet });
await migrate(database);
await installCatalogue(database, await readFacts());
await seedDemo({ database, now: Date.now() });
await database.close();
// The channel to whoever started it would keep it running.
process.exit(0);
