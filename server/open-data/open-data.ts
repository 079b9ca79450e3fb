/** What is published of this centre: which indicators, how much there is of each, and the files. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Indicator } from '#lib/domain/indicator.ts';
import type { Unit } from '#lib/domain/unit.ts';
import type { OpenDatasets } from '#lib/wire/open-data/dataset.ts';
import { openHead } from '#lib/wire/open-data/json.ts';
import type { Licence } from '#lib/wire/open-data/licence.ts';
import { readBoundarySources } from '../db/read-boundary-sources.ts';
import type { Database } from '../db/database.ts';
import { readOpenDatasets } from '../db/read-open-datasets.ts';
import { Remembered } from '../http/remembered.ts';
import { UnitTree } from '../live/unit-tree.ts';
import type { Catalogue, Services } from '../services.ts';
import { writeEdition } from './edition-file.ts';
import type { EditionFile } from './edition-file.ts';
import { editionParts } from './edition-parts.ts';
import { Editions } from './editions.ts';

/** What was made is kept so long at least: the world may ask as often as it likes, and walls do not notice. */
const FRESH_FOR_S = 300;

/**
 * What is asked together is of one state of the database. Statements are prepared, and a plan that serves one indicator takes
 * a minute for all of them: each is planned for what it is asked.
 */
const ONE_STATE = `
	set transaction isolation level repeatable read, read only;
	set local plan_cache_mode = force_custom_plan`;

type OpenDataService = Services['openData'];
type Edition = { readonly file: EditionFile; readonly modifiedAt: number | null };

export function openData(options: {
	readonly database: Database;
	readonly catalogue: () => Promise<Catalogue>;
	/** Editions are written in a folder of it. */
	readonly dataDir: string;
	readonly licence: Licence | null;
	/** Epoch milliseconds. */
	readonly now: () => number;
}): { readonly service: OpenDataService; close(): Promise<void> } {
	const { database, licence, now } = options;
	const folder = join(options.dataDir, 'open-data');
	const leastMs = FRESH_FOR_S * 1_000;
	const summaries = new Remembered<OpenDatasets>({ now, leastMs });
	const editions = new Editions<Edition>({ now, leastMs });
	const sizes = new Map<string, number>();

	async function readDatasets(catalogue: Catalogue): Promise<OpenDatasets> {
		const { centre } = catalogue;
		const units = publishedUnits(catalogue);
		const unitIds = units.map(({ id }) => id);
		const indicators = catalogue.indicators.filter(isPublished);
		const [datasets, boundaries] = await database.transaction(async (tx) => {
			await tx.query(ONE_STATE);
			return [
				await readOpenDatasets(tx, { indicators, unitIds, now: now() }),
				await readBoundarySources(tx, { unitIds, day: centre.geographyDate }),
			];
		});
		const scope = catalogue.units.find(({ code }) => code === centre.scopeCode);
		return {
			...{ centre, licence, boundaries, datasets },
			scopeName: scope?.name ?? centre.name,
			units: units.length,
			unitsWithBoundary: units.filter(({ boundary }) => boundary !== null).length,
		};
	}

	const service: OpenDataService = {
		freshForS: FRESH_FOR_S,
		async datasets() {
			const catalogue = await options.catalogue();
			return summaries.answer(String(catalogue.version), () => readDatasets(catalogue));
		},
		async file(code, format) {
			const catalogue = await options.catalogue();
			const indicator = catalogue.indicators.find((known) => known.code === code);
			if (!indicator || !isPublished(indicator)) return null;
			const name = `${code}.${format}`;
			const units = publishedUnits(catalogue);
			const head = openHead(indicator, { centre: catalogue.centre, licence });
			const what = { indicatorId: indicator.id, units, head, format };
			const { file, modifiedAt } = await editions.edition(name, {
				basis: String(catalogue.version),
				async make() {
					await mkdir(folder, { recursive: true });
					return database.transaction(async (tx) => {
						await tx.query(ONE_STATE);
						const unitIds = units.map(({ id }) => id);
						const at = now();
						const asked = { indicators: [indicator], unitIds, now: at };
						const [told] = await readOpenDatasets(tx, asked);
						const file = await writeEdition(folder, editionParts(tx, { ...what, now: at }));
						return { file, modifiedAt: told?.modifiedAt ?? null };
					});
				},
			});
			sizes.set(name, file.bytes);
			return { digest: file.digest, bytes: file.bytes, modifiedAt, body: () => file.body() };
		},
		sizeOf: (code, format) => sizes.get(`${code}.${format}`) ?? null,
	};
	return { service, close: () => editions.close() };
}

/** Only what the catalogue marks so. */
function isPublished(indicator: Indicator): boolean {
	return indicator.public;
}

/** The centre's own unit, the one whose parts it compares, and all that lies in that one. */
function publishedUnits({ centre, units }: Catalogue): Unit[] {
	const within = new UnitTree(units).within(centre.scopeCode);
	return units.filter(({ id, code }) => within?.has(id) === true || code === centre.homeCode);
}
