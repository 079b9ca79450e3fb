/** Writes one batch of readings and dead letters in one transaction. The signature that ingest relies on. */
import type { Reading, RejectReason } from '#lib/domain/reading.ts';
import type { Database } from './database.ts';

/** A message that could not be taken, with what it was. */
export type DeadLetter = {
	readonly receivedAt: number;
	readonly topic: string;
	/** As received, cut at 64 KiB. */
	readonly payload: Uint8Array;
	readonly payloadBytes: number;
	readonly reason: RejectReason;
	readonly detail: string;
	/** The broker's DUP flag: it may have been stored before. */
	readonly redelivered: boolean;
};

export type BatchItem = {
	readonly reading: Reading;
	readonly topic: string;
	readonly payload: Uint8Array;
	readonly redelivered: boolean;
};

export type Batch = {
	readonly items: readonly BatchItem[];
	readonly deadLetters: readonly DeadLetter[];
};

/** What became of it; readings that only the database could judge (unknown unit, conflict) are among `refused`. */
export type BatchOutcome = {
	readonly version: number;
	readonly stored: number;
	readonly unchanged: number;
	readonly refused: readonly DeadLetter[];
};

export type BatchWriter = { write(batch: Batch): Promise<BatchOutcome> };

export declare function batchWriter(options: {
	database: Database;
	geographyDate: string;
}): BatchWriter;
