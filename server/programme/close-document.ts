/** What a close keeps: all that the standings were worked out from, and the standings. Pure. */
import { latestOf } from '#lib/domain/observation.ts';
import { programmeStandings } from '#lib/domain/programme.ts';
import type { ProgrammeCell, UnitStanding } from '#lib/domain/standings.ts';
import type { Measured } from '#lib/wire/api/programme.ts';
import type { ProgrammeOfDay } from './programme.ts';

/**
 * Of the rule of `programmeStandings` (docs/scores.md): to be raised with whatever changes a result of it, or what a
 * close tells of its figures. Since 2 a unit
 * is ranked from a share of the points on, and a target knows when its plan's period ends; since 3 a target of a year is
 * judged by what the months come to; since 4 a figure knows whether it was typed in; since 5 what is told of a quarter, a
 * half-year or a year stands for all its months; since 6 what is told of a day alone stands for no month of a year.
 */
export const RULE_VERSION = 6;

export type CloseReceipt = {
	readonly unitId: number;
	readonly indicatorId: number;
	/** Epoch ms. */
	readonly receivedAt: number;
	readonly batchId: number | null;
};

export type CloseDelivery = {
	readonly id: number;
	readonly kind: string;
	readonly fileName: string;
	readonly sha256: string;
	readonly importedBy: string;
	/** RFC 3339. */
	readonly importedAt: string;
};

export type CloseResults = {
	readonly standings: readonly Omit<UnitStanding, 'arithmetic'>[];
	/** Of the figures there are. */
	readonly cells: readonly Pick<
		ProgrammeCell,
		'unitId' | 'indicatorId' | 'attainment' | 'standing' | 'expected'
	>[];
};

export type CloseDocument = {
	/** 2 since `measured` is kept. */
	readonly format: 1 | 2;
	readonly ruleVersion: number;
	/** Slug. */
	readonly centre: string;
	/** As it was asked for: slug or code; null: what the centre's wall is of. */
	readonly province: string | null;
	/** Of the review. */
	readonly name: string;
	readonly closedBy: string;
	/** RFC 3339. */
	readonly closedAt: string;
	/** The inputs: units with their boundaries, indicators, plans, targets, index and figures. */
	readonly programme: ProgrammeOfDay;
	/** When each figure was received, and in which delivery. */
	readonly receipts: readonly CloseReceipt[];
	readonly deliveries: readonly CloseDelivery[];
	readonly results: CloseResults;
	/** What it was measured by when it was closed, which its inputs do not come to; not kept in format 1. */
	readonly measured?: Measured;
};

/** As it was kept; inputs of an earlier rule lack what later ones ask for, and say here what it then was. */
export function readDocument(text: string): CloseDocument {
	const document = JSON.parse(text) as CloseDocument;
	return document.ruleVersion > 4 ? document : withoutSpans(beforeSpans(document));
}

/** Of a rule by which every figure counted as one of its month. */
function withoutSpans(document: CloseDocument): CloseDocument {
	const { programme } = document;
	const years = programme.years.map((one) => ({ ...one, byMonthOnly: true }));
	return { ...document, programme: { ...programme, years } };
}

function beforeSpans(document: CloseDocument): CloseDocument {
	const { ruleVersion, programme } = document;
	if (ruleVersion > 3) return document;
	const cells = toldTyped(document);
	if (ruleVersion > 2) return { ...document, programme: { ...programme, cells } };
	const unyearly = { ...programme, cells, years: [] };
	if (ruleVersion === 2) return { ...document, programme: unyearly };
	const targets = programme.targets.map(({ target, ...of }) => {
		return { ...of, target: { ...target, periodTo: null } };
	});
	return {
		...document,
		programme: { ...unyearly, targets, index: { ...programme.index, rankedFrom: 0 } },
	};
}

/** By the deliveries that it keeps. */
function toldTyped({ programme, receipts, deliveries }: CloseDocument): ProgrammeOfDay['cells'] {
	const reports = new Set(deliveries.filter(({ kind }) => kind === 'report').map(({ id }) => id));
	const typed = new Set(
		receipts.filter(({ batchId }) => batchId !== null && reports.has(batchId)).map(keyOf),
	);
	return programme.cells.map((cell) => ({ ...cell, typed: typed.has(keyOf(cell)) }));
}

function keyOf({ unitId, indicatorId }: Pick<CloseReceipt, 'unitId' | 'indicatorId'>): string {
	return `${unitId}/${indicatorId}`;
}

/** What the inputs come to by the rule of today. */
export function closeResults(programme: ProgrammeOfDay): CloseResults {
	const latest = latestOf(programme.cells);
	const { cells, standings } = programmeStandings({ ...programme, latest });
	return {
		standings: standings.map((standing) => {
			const { unitId, score, rank, pillars, points } = standing;
			const { withData, possible, stale, undated, samples } = standing;
			const coverage = { withData, possible, stale, undated, samples };
			return { unitId, score, rank, pillars, points, ...coverage };
		}),
		cells: cells
			.filter(({ observation }) => observation !== null)
			.map(({ unitId, indicatorId, attainment, standing, expected }) => {
				return { unitId, indicatorId, attainment, standing, expected };
			}),
	};
}
