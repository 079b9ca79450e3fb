/** A whole server on a database of its own with the built-in catalogue, and what a test asks of it over HTTP. */
import * as v from 'valibot';
import { afterAll, beforeAll, expect } from 'vitest';
import { PROBLEM_TYPE, problemSchema } from '#lib/wire/api/problem.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import type { Database } from '#server/db/database.ts';
import { startServer, type StartedServer } from '#server/start-server.ts';
import { BreakableDatabase } from './breakable.ts';
import { embedded, type TestDatabase } from './database.ts';
import { testSettings } from './live-server.ts';
import { quiet } from './quiet.ts';

/** Called once in a file, for its hooks. `fill` writes what there is to be told of, before the server starts. */
export function askedServer(fill?: (database: Database) => Promise<void>) {
	let db: TestDatabase;
	let database: BreakableDatabase;
	let server: StartedServer;

	beforeAll(async () => {
		db = await embedded.open();
		await installCatalogue(db.database);
		await fill?.(db.database);
		database = new BreakableDatabase(db.database);
		const { random } = Math;
		const settings = testSettings();
		server = await startServer({ database, settings, log: quiet, now: Date.now, random });
		await server.ready;
	});
	afterAll(async () => {
		await server.stop();
		await db.remove();
	});

	const ask = (path: string, init: RequestInit = {}) => fetch(server.url + path, init);

	/** Of a path that answers with a problem. */
	async function problemFor(path: string, init: RequestInit = {}) {
		const response = await ask(path, init);
		expect(response.headers.get('content-type')).toBe(PROBLEM_TYPE);
		const problem = v.parse(problemSchema, await response.json());
		expect(problem.status).toBe(response.status);
		expect(problem.instance).toBe(path);
		return { problem, status: response.status, headers: response.headers };
	}

	/** The answer's body, checked against the schema that the OpenAPI document is made from. */
	async function answerOf<Schema extends v.GenericSchema>(
		schema: Schema,
		path: string,
	): Promise<v.InferOutput<Schema>> {
		const response = await ask(path);
		expect(response.status).toBe(200);
		return v.parse(schema, await response.json());
	}

	return {
		ask,
		answerOf,
		problemFor,
		problemOf: async (path: string, init?: RequestInit) => (await problemFor(path, init)).problem,
		/** Where it listens, without a slash at the end. */
		url: () => server.url,
		/** Cuts the server off from its database, or lets it back. */
		setAway(away: boolean): void {
			database.away = away;
		},
	};
}
