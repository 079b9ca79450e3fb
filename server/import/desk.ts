/**
 * Where a running process takes files for import, and orders to undo one or to close a period. The embedded database belongs to the
 * one process that has its folder open, so `npm run import` and `npm run close` hand over what they are given: to a port on
 * loopback, with a token that only those can read who can read the data folder. It is apart from the pages' port, which
 * others on the network may reach.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { closeOrder, type CloseOutcome } from '#lib/wire/close-outcome.ts';
import { deliveryOrder, type DeliveryAnswer } from '#lib/wire/delivery-order.ts';
import type { Settings } from '#lib/wire/settings.ts';
import type { Database } from '../db/database.ts';
import { readGeographyDate } from '../db/geography-date.ts';
import { listen } from '../http/listen.ts';
import { closePeriod, closeSources } from '../programme/close-period.ts';
import { MOST_BYTES } from './boundary-file.ts';
import { CLOSE_PATH, DELIVERIES_PATH, DESK_HEADER, deskFile, leaveDeskFile } from './desk-file.ts';
import { carryOut } from './figures/carry-out.ts';
import { importFile } from './import-file.ts';
import type { ImportFile, FileOutcome } from '#lib/wire/import-outcome.ts';

const ORDER = v.pipe(v.string(), v.parseJson(), closeOrder);
const OF_DELIVERIES = v.pipe(v.string(), v.parseJson(), deliveryOrder);

export type ImportDesk = {
	/** Throws `DataDirUnusable` where the data folder cannot be written in. */
	start(): Promise<void>;
	stop(): Promise<void>;
};

type Answer = {
	readonly status: number;
	readonly body: FileOutcome | CloseOutcome | DeliveryAnswer | { readonly why: string };
};

export function importDesk(options: {
	readonly database: Database;
	/** The geography date of its centre counts. */
	readonly settings: Pick<Settings, 'dataDir' | 'centre'>;
	readonly now: () => number;
	readonly log: Pick<Logger, 'info' | 'error'>;
}): ImportDesk {
	const { database, now, log } = options;
	const { dataDir, centre } = options.settings;
	const token = randomBytes(32).toString('base64url');
	let server: Server | null = null;

	async function take(request: IncomingMessage): Promise<Answer> {
		if (!isToken(request.headers.authorization, token)) {
			return { status: 403, body: { why: 'The token of the data folder is missing or wrong.' } };
		}
		if (request.method !== 'POST') return { status: 405, body: { why: 'Only POST is offered.' } };
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
		const bytes = await bodyOf(request);
		if (!bytes)
			return { status: 413, body: { why: `The most that is taken is ${MOST_BYTES} bytes.` } };
		const geographyDate = await readGeographyDate(database, centre);
		if (geographyDate === null)
			return { status: 409, body: { why: `There is no centre ${centre}.` } };
		if (pathname === CLOSE_PATH) return close(bytes);
		if (pathname === DELIVERIES_PATH) return ofDeliveries(bytes);
		return importOf(bytes, { searchParams, geographyDate });
	}

	async function importOf(
		bytes: Uint8Array,
		{
			searchParams,
			geographyDate,
		}: { readonly searchParams: URLSearchParams; readonly geographyDate: string },
	): Promise<Answer> {
		const file: ImportFile = { fileName: searchParams.get('fileName') ?? 'without a name', bytes };
		const outcome = await importFile(database, file, {
			geographyDate,
			importedBy: searchParams.get('importedBy') ?? 'unknown',
			now: now(),
			dryRun: searchParams.get('dryRun') === 'true',
			report: {
				centre,
				answers: Object.fromEntries(new URLSearchParams(searchParams.get('answers') ?? '')),
				unitsOn: searchParams.get('unitsOn'),
				withoutRefused: searchParams.get('withoutRefused') === 'true',
			},
		});
		log.info(`import: ${file.fileName}: ${outcome.kind}`);
		return { status: 200, body: outcome };
	}

	async function close(bytes: Uint8Array): Promise<Answer> {
		const parsed = v.safeParse(ORDER, new TextDecoder().decode(bytes));
		if (!parsed.success) return { status: 400, body: { why: 'That is no order to close.' } };
		const { name, day } = parsed.output;
		const outcome = await closePeriod(closeSources({ database, centre, now }), parsed.output);
		log.info(`close: ${name} of ${day}: ${outcome.kind}`);
		return { status: 200, body: outcome };
	}

	async function ofDeliveries(bytes: Uint8Array): Promise<Answer> {
		const parsed = v.safeParse(OF_DELIVERIES, new TextDecoder().decode(bytes));
		if (!parsed.success) return { status: 400, body: { why: 'That is no order about imports.' } };
		const order = parsed.output;
		const answer = await carryOut(database, order, now());
		if (order.kind === 'undo') log.info(`import: undo ${order.batchId}: ${answer.kind}`);
		return { status: 200, body: answer };
	}

	async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		let answer: Answer;
		try {
			answer = await take(request);
		} catch (error) {
			const why = error instanceof Error ? error.message : String(error);
			log.error({ error: why }, 'the desk failed');
			answer = { status: 500, body: { why } };
		}
		response.writeHead(answer.status, {
			'content-type': 'application/json',
			connection: 'close',
			[DESK_HEADER]: '1',
		});
		response.end(JSON.stringify(answer.body));
	}

	return {
		async start() {
			server = createServer((request, response) => void serve(request, response));
			const url = await listen(server, { host: '127.0.0.1', port: 0 });
			await leaveDeskFile(dataDir, { url, token });
		},
		async stop() {
			if (!server) return;
			await rm(deskFile(dataDir), { force: true });
			const closed = new Promise((resolve) => server?.close(resolve));
			server.closeAllConnections();
			await closed;
			server = null;
		},
	};
}

function isToken(given: string | undefined, token: string): boolean {
	const [own, theirs] = [Buffer.from(`Bearer ${token}`), Buffer.from(given ?? '')];
	return own.length === theirs.length && timingSafeEqual(own, theirs);
}

/** Null where it is too long. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | null> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		length += chunk.length;
		if (length > MOST_BYTES) return null;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
