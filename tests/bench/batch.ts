/**
 * `npm run bench -- batch`
 *
 * What one commit costs by its size: batches of telemetry of 500 devices through the batch writer, one after the other;
 * on the server of `DATABASE_URL` (in a scratch database), else on the embedded one.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { installCatalogue } from '#server/catalogue/install.ts';
import { openDatabase } from '#server/db/connect.ts';
import { migrate } from '#server/db/migrate.ts';
import { batchWriter, type BatchWriter } from '#server/db/write-batch.ts';
import { aTelemetry, batch, item } from '#tests/support/readings.ts';
import { median } from './quantiles.ts';
import { scratchDatabase } from './scratch-database.ts';

const DEVICES = 500;
const SIZES = [4_000, 2_000, 500, 150, 20];
/** Batches before the clock is started. */
const WARM_UP = 15;
const BATCHES = 30;

export async function run(): Promise<unknown> {
	const server = process.env['DATABASE_URL'];
	const scratch = server ? await scratchDatabase(server) : null;
	const dataDir = await mkdtemp(join(tmpdir(), 'ioc-bench-'));
	const log = pino({ level: 'silent' });
	const database = await openDatabase({ url: scratch?.url ?? null, dataDir, log });
	try {
		await migrate(database);
		await installCatalogue(database);
		const writer = batchWriter({
			database,
			geographyDate: '2025-06-30',
			mostMetrics: 500,
		});
		const sizes = [];
		let from = Date.now() - 3_600_000;
		for (const messages of SIZES) {
			const commitMs = await medianOf(writer, { messages, from });
			from += messages * (WARM_UP + BATCHES);
			sizes.push({ messages, commitMs, perS: Math.round((messages / commitMs) * 1_000) });
		}
		return { database: scratch ? 'DATABASE_URL' : 'embedded', sizes };
	} finally {
		await database.close();
		await scratch?.drop();
		await rm(dataDir, { recursive: true });
	}
}

async function medianOf(
	writer: BatchWriter,
	{ messages, from }: { messages: number; from: number },
): Promise<number> {
	const took: number[] = [];
	for (let round = 0; round < WARM_UP + BATCHES; round++) {
		// One time per message: each is a row of its own.
		const first = from + round * messages;
		const readings = Array.from({ length: messages }, (_, n) =>
			item(aTelemetry({ device: `d-${n % DEVICES}`, observedAt: first + n })),
		);
		const began = performance.now();
		await writer.write(batch(...readings));
		if (round >= WARM_UP) took.push(performance.now() - began);
	}
	return median(took);
}
