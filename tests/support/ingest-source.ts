/** Ingest's session at a broker and the pipeline behind it, in this process; what would be stored, a test's writer gets. */
import { pino } from 'pino';
import type { BrokerTrust } from '#ingest/broker-trust.ts';
import { firstRole } from '#ingest/first-role.ts';
import { hearing } from '#ingest/hearing.ts';
import { mqttSource, type MqttSource } from '#ingest/mqtt.ts';
import { ingestPipeline, type Pipeline } from '#ingest/pipeline.ts';
import type { BatchWriter } from '#server/db/write-batch.ts';

export const CLIENT_ID = 'ingest-under-test';

export type IngestSource = {
	readonly source: MqttSource;
	readonly pipeline: Pipeline;
	/** What was logged that has these words in it. */
	said(words: string): string[];
	/** Without waiting for what is not stored. */
	stop(): Promise<void>;
};

export type IngestSourceOptions = {
	readonly url: string;
	readonly writer: BatchWriter;
	readonly username?: string;
	readonly password?: string;
	readonly trust?: BrokerTrust;
	readonly protocolVersion?: 4 | 5;
	readonly receiveMaximum?: number;
	readonly windowMessages?: number;
	readonly now?: () => number;
};

/** Starts it; whoever asked for it stops it. */
export function startIngestSource({
	url,
	writer,
	username,
	password,
	trust = {},
	protocolVersion = 5,
	receiveMaximum = 100,
	windowMessages = 100,
	now = Date.now,
}: IngestSourceOptions): IngestSource {
	const lines: string[] = [];
	const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
	const heard = hearing([], { now, log });
	const shared = { hearing: heard, now, random: () => 0, log };
	const window = { messages: windowMessages, bytes: 1_000_000 };
	const pipeline = ingestPipeline({ writer, batchMs: 50, maxBatch: 100, window, ...shared });
	const source = mqttSource({
		...{ url, trust, protocolVersion, receiveMaximum, pipeline },
		username: username ?? null,
		password: password ?? null,
		clientId: CLIENT_ID,
		role: firstRole({ ...shared, sharedFilter: '$share/test/ioc/v1/#', divided: false }),
		...shared,
	});
	source.start();
	return {
		source,
		pipeline,
		said: (words) => lines.filter((line) => line.includes(words)),
		async stop() {
			await pipeline.stop(0);
			await source.stop();
		},
	};
}
