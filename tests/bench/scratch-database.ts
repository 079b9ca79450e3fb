/** A database of the bench's own, made and dropped again on the server of `DATABASE_URL`. */
import { Client } from 'pg';

export type Scratch = { readonly url: string; drop(): Promise<void> };

export async function scratchDatabase(serverUrl: string): Promise<Scratch> {
	const name = `ioc_bench_${process.pid}`;
	const url = new URL(serverUrl);
	url.pathname = `/${name}`;
	await asAdministrator(serverUrl, `create database ${name}`);
	return {
		url: url.href,
		drop: () => asAdministrator(serverUrl, `drop database ${name} with (force)`),
	};
}

async function asAdministrator(serverUrl: string, statement: string): Promise<void> {
	const client = new Client({ connectionString: serverUrl });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
