/** The text of each file of open data, part after part, so that it is never whole in memory. */
import type { Unit } from '#lib/domain/unit.ts';
import { csvHead, csvLine } from '#lib/wire/open-data/csv.ts';
import type { OpenFigure } from '#lib/wire/open-data/figure.ts';
import type { OpenFormat } from '#lib/wire/open-data/file-name.ts';
import { jsonFigure, openFeature } from '#lib/wire/open-data/json.ts';
import type { OpenHead } from '#lib/wire/open-data/json.ts';
import type { Queryable } from '../db/database.ts';
import { newestOpenFigures, openFigurePages } from '../db/read-open-figures.ts';
import type { OpenFigureRow } from '../db/read-open-figures.ts';

/** Some hundred kilobytes of text. */
const PAGE_ROWS = 2_000;

type What = {
	readonly indicatorId: number;
	readonly units: readonly Unit[];
	readonly head: OpenHead;
	/** Epoch ms. */
	readonly now: number;
};

export function editionParts(
	tx: Queryable,
	{ format, ...what }: What & { readonly format: OpenFormat },
): AsyncGenerator<string> {
	switch (format) {
		case 'csv':
			return csvParts(tx, what);
		case 'json':
			return jsonParts(tx, what);
		case 'geojson':
			return geoJsonParts(tx, what);
		default:
			return format satisfies never;
	}
}

async function* csvParts(tx: Queryable, what: What): AsyncGenerator<string> {
	yield csvHead();
	for await (const figures of pages(tx, what)) yield figures.map(csvLine).join('');
}

async function* jsonParts(tx: Queryable, what: What): AsyncGenerator<string> {
	yield `${JSON.stringify(what.head).slice(0, -1)},"figures":[`;
	let gap = '\n';
	for await (const figures of pages(tx, what)) {
		yield gap + figures.map(jsonFigure).join(',\n');
		gap = ',\n';
	}
	yield '\n]}\n';
}

async function* geoJsonParts(tx: Queryable, what: What): AsyncGenerator<string> {
	const { indicatorId, units, head, now } = what;
	const unitIds = units.map(({ id }) => id);
	const rows = await newestOpenFigures(tx, { indicatorId, unitIds, now });
	const rowByUnit = new Map(rows.map((row) => [row.unitId, row]));
	yield '{"type":"FeatureCollection","features":[';
	let gap = '\n';
	for (const unit of units) {
		const row = rowByUnit.get(unit.id);
		const figure = row ? toFigure(row, { unit, head }) : null;
		yield gap + JSON.stringify(openFeature(unit, { head, figure }));
		gap = ',\n';
	}
	yield '\n]}\n';
}

async function* pages(
	tx: Queryable,
	{ indicatorId, units, head, now }: What,
): AsyncGenerator<readonly OpenFigure[]> {
	const unitById = new Map(units.map((unit) => [unit.id, unit]));
	const asked = { indicatorId, unitIds: [...unitById.keys()], now, pageRows: PAGE_ROWS };
	for await (const rows of openFigurePages(tx, asked)) {
		yield rows.flatMap((row) => {
			const unit = unitById.get(row.unitId);
			return unit ? [toFigure(row, { unit, head })] : [];
		});
	}
}

function toFigure(
	{ observedAt, receivedAt, timeSource, value, source }: OpenFigureRow,
	{ unit, head }: { unit: Unit; head: OpenHead },
): OpenFigure {
	const { indicator, unit_of_measure, unit_code_scheme, unit_code_date } = head;
	return {
		...{ indicator, unit_of_measure, unit_code_scheme, unit_code_date },
		...{ unit: unit.slug, unit_code: unit.code, unit_name: unit.name },
		observed_at: inVietnam(observedAt),
		time_source: timeSource,
		value,
		source,
		received_at: inVietnam(receivedAt),
	};
}

/** "2026-11-22T08:00:00.500000", as the database writes it, to "2026-11-22T08:00:00.5+07:00". */
function inVietnam(text: string): string {
	return `${text.replace(/\.?0+$/, '')}+07:00`;
}
