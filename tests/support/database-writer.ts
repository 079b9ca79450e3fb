/** A process that holds the embedded database and says which rows it has committed, until it is killed. */
import { openDatabase } from '#server/db/connect.ts';
import { quiet } from './quiet.ts';

const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('The data folder is wanted');
const database = await openDatabase({ url: null, dataDir, log: quiet });
await database.query('create table if not exists told (n integer primary key)');
for (let n = 0; ; n++) {
	await database.transaction((tx) => tx.query('insert into told values ($1)', [n]));
	process.stdout.write(`${n}\n`);
}
