/** Closes a period, and tells what was closed (docs/time.md). */
import { createHash } from 'node:crypto';
import { isoDay } from '#lib/domain/time-format.ts';
import type { ProgrammeAnswer, ProgrammeClose } from '#lib/wire/api/programme.ts';
import type { ClosedBefore, CloseRefusal } from '#lib/wire/close-outcome.ts';
import type { Queryable } from '../db/database.ts';
import {
	holdCloses,
	keepClose,
	readClose,
	readCloses,
	readDeliveries,
	type ListedClose,
} from '../db/period-closes.ts';
import { receivedAsOf, withoutReceipt } from './as-of.ts';
import { besideFigures } from './beside-figures.ts';
import { canonicalJson } from './canonical-json.ts';
import { closeResults, readDocument, RULE_VERSION, type CloseDocument } from './close-document.ts';
import { comparedClose, isReproduced, type CloseComparison } from './compare-close.ts';
import { measuredBy } from './measured-programme.ts';
import {
	frameOf,
	programmeOfDay,
	targetsOfAll,
	type Found,
	type ProgrammeSources,
} from './programme.ts';

export type CloseQuery = {
	/** Slug or code of a province; null: what the centre's wall is of. */
	readonly province: string | null;
	/** ISO day, which is over. */
	readonly day: string;
};

export type CloseAsked = CloseQuery & {
	/** Of the review. */
	readonly name: string;
	readonly by: string;
	/** Of the draft that was looked at. */
	readonly digest: string;
};

/** What would be closed. */
export type CloseDraft = {
	readonly content: Omit<CloseDocument, 'name' | 'closedBy' | 'closedAt'>;
	/** Of the content, so that nobody closes anything else than he has seen. */
	readonly digest: string;
};

export type CloseMade<Draft = CloseDraft> =
	| { readonly kind: 'closed'; readonly id: number }
	/** The figures have changed since they were looked at. */
	| { readonly kind: 'changed'; readonly draft: Draft }
	/** It would be the same document twice. */
	| ClosedBefore
	| CloseRefusal;

export type ShownClose = {
	readonly close: ListedClose;
	readonly document: CloseDocument;
	/** Whether the document’s inputs still come to its results, to the digit. */
	readonly reproduced: boolean;
	/** Against the same day as it is believed today; null where its units are no longer shown. */
	readonly comparison: CloseComparison | null;
};

export async function draftClose(
	sources: ProgrammeSources,
	{ province, day }: CloseQuery,
): Promise<Found<CloseDraft> | CloseRefusal> {
	const answer = await frameOf(sources, { province, day, believedAt: null });
	if (answer.kind !== 'found') return answer;
	const { of, asOf } = answer.found;
	if (day >= isoDay(asOf.now)) return { kind: 'day-to-come', parameter: 'day', given: day };
	const received = await receivedAsOf(sources.database, asOf);
	if (received.length === 0) return { kind: 'before-figures', parameter: 'day', given: day };
	const batches = new Set(received.flatMap(({ batchId }) => batchId ?? []));
	const { centre } = await sources.catalogue();
	const cells = received.map(withoutReceipt);
	const programme = {
		...{ ...of, targets: targetsOfAll(answer.found), cells },
		...(await besideFigures(sources.database, { ...answer.found, cells })),
	};
	const measured = await measuredBy(
		sources,
		{ province, believedAt: null, madeBefore: null },
		answer.found.of,
	);
	const content = {
		format: 2,
		ruleVersion: RULE_VERSION,
		centre: centre.slug,
		province,
		programme,
		receipts: received.map(({ unitId, indicatorId, receivedAt, batchId }) => {
			return { unitId, indicatorId, receivedAt, batchId };
		}),
		deliveries: await readDeliveries(sources.database, [...batches]),
		results: closeResults(programme),
		measured,
	} as const;
	return { kind: 'found', found: { content, digest: sha256(canonicalJson(content)) } };
}

/**
 * Closes what was looked at. That is of one moment, though it is read part by part: each part is the same at both readings,
 * with when its figures were received (what an undoing brings back is received anew), so none changed in between.
 */
export async function makeClose(sources: ProgrammeSources, asked: CloseAsked): Promise<CloseMade> {
	const answer = await draftClose(sources, asked);
	if (answer.kind !== 'found') return answer;
	const { content, digest } = answer.found;
	if (asked.digest !== digest) return { kind: 'changed', draft: answer.found };
	const signed = {
		name: asked.name,
		closedBy: asked.by,
		closedAt: new Date(sources.now()).toISOString(),
	};
	const document = canonicalJson({ ...content, ...signed });
	const parts = new Set(content.programme.parts.map(({ id }) => id));
	const close = {
		...signed,
		unitId: content.programme.scope.id,
		day: asked.day,
		document,
		sha256: sha256(document),
		standings: content.results.standings
			.filter(({ unitId }) => parts.has(unitId))
			.map(({ unitId, score, rank }) => ({ unitId, score, rank })),
	};
	return sources.database.transaction(async (tx): Promise<CloseMade> => {
		await holdCloses(tx);
		const before = await closedBefore(tx, { ...close, digest });
		if (before) return { kind: 'closed-before', close: before };
		return { kind: 'closed', id: await keepClose(tx, close) };
	});
}

/** The first of the same unit, day and name with the very same content; null where there is none. */
async function closedBefore(
	database: Queryable,
	{ unitId, day, name, digest }: Pick<ListedClose, 'unitId' | 'day' | 'name'> & { digest: string },
): Promise<ProgrammeClose | null> {
	const closes = await readCloses(database, unitId);
	for (const close of closes.toReversed()) {
		if (close.day !== day || close.name !== name) continue;
		const text = await readClose(database, close.id);
		if (text && digestOf(text.document) === digest) return close;
	}
	return null;
}

/** Of the content that was signed. */
function digestOf(text: string): string {
	const signed = JSON.parse(text) as Readonly<Record<string, unknown>>;
	const signature = { name: undefined, closedBy: undefined, closedAt: undefined };
	return sha256(canonicalJson({ ...signed, ...signature }));
}

export function listedCloses({ database }: ProgrammeSources): Promise<ListedClose[]> {
	return readCloses(database, null);
}

/** The document as it was hashed; null where there is no such close. */
export async function closeText(
	{ database }: ProgrammeSources,
	id: number,
): Promise<{ readonly text: string; readonly sha256: string } | null> {
	const close = await readClose(database, id);
	return close && { text: close.document, sha256: close.sha256 };
}

/** Null where there is no such close. */
export async function shownClose(
	sources: ProgrammeSources,
	id: number,
): Promise<ShownClose | null> {
	const kept = await readClose(sources.database, id);
	if (!kept) return null;
	const { document: text, ...close } = kept;
	const document = readDocument(text);
	const { province, programme } = document;
	const today = await programmeOfDay(sources, { province, day: programme.day, believedAt: null });
	return {
		close,
		document,
		reproduced: sha256(text) === close.sha256 && isReproduced(document),
		comparison: today.kind === 'found' ? comparedClose(document, today.found) : null,
	};
}

/**
 * As it was closed, with what it was measured by then: for a page that shows it as it shows any other day. Of a document that
 * did not keep that yet it is what was believed on the day of closing.
 */
export async function closedProgramme(
	sources: ProgrammeSources,
	id: number,
): Promise<ProgrammeAnswer> {
	const { database } = sources;
	const found = await readClose(database, id);
	if (!found) return { kind: 'unknown-close', parameter: 'close', given: String(id) };
	const { document: text, ...close } = found;
	const { province, programme, measured: kept } = readDocument(text);
	const madeBefore = Date.parse(close.closedAt);
	const asked = { province, believedAt: isoDay(madeBefore), madeBefore };
	const measured = kept ?? (await measuredBy(sources, asked, programme));
	// A close is never removed, so of those of then none is missing.
	const closes = (await readCloses(database, close.unitId)).filter(({ id }) => id <= close.id);
	return { kind: 'programme', programme: { ...programme, ...measured, closes, close } };
}

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
