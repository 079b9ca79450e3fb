/** The programme of Lâm Đồng with half a year of invented reports and the June before, to be closed and corrected. */
import { createHash } from 'node:crypto';
import type { Programme, ProgrammeAnswer } from '#lib/wire/api/programme.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import { readCatalogue } from '#server/db/read-catalogue.ts';
import type { Figure } from '#server/import/figures/figure.ts';
import { storeDelivery } from '#server/import/figures/store.ts';
import { closedProgramme, draftClose, makeClose } from '#server/programme/closes.ts';
import { programmeAt } from '#server/programme/measured-programme.ts';
import type { ProgrammeSources } from '#server/programme/programme.ts';
import type { Catalogue } from '#server/services.ts';
import type { TestDatabase } from './database.ts';

export const NOW = Date.parse('2026-11-23T04:00:00Z');
/** The last that is reported of. */
export const DAY = '2026-06-30';
export const LAST_YEAR = Date.parse('2025-06-30T23:59:59+07:00');

const MONTHS = ['01-31', '02-28', '03-31', '04-30', '05-31', '06-30'];

export class ReportedProgramme {
	readonly db: TestDatabase;
	catalogue: Catalogue;
	/** Of this year, by unit, indicator and month. */
	readonly figures: readonly Figure[];
	/** Epoch ms. */
	now = NOW;
	#deliveries = 0;

	private constructor(db: TestDatabase, catalogue: Catalogue) {
		this.db = db;
		this.catalogue = catalogue;
		this.figures = figuresOf(catalogue);
	}

	static async on(db: TestDatabase): Promise<ReportedProgramme> {
		await installCatalogue(db.database);
		const installed = await readCatalogue(db.database, 'lam-dong');
		if (!installed) throw new Error('Lâm Đồng is not installed');
		const reported = new ReportedProgramme(db, installed);
		await reported.deliver(reported.ofJune.map((figure) => ({ ...figure, observedAt: LAST_YEAR })));
		await reported.deliver(reported.figures);
		return reported;
	}

	get ofJune(): readonly Figure[] {
		return this.figures.filter(({ observedAt }) => observedAt > Date.parse('2026-06-01'));
	}

	sources(): ProgrammeSources {
		return {
			database: this.db.database,
			catalogue: () => Promise.resolve(this.catalogue),
			latestObservations: () => [],
			now: () => this.now,
		};
	}

	async readCatalogue(): Promise<void> {
		this.catalogue = (await readCatalogue(this.db.database, 'lam-dong')) ?? this.catalogue;
	}

	async deliver(figures: readonly Figure[]): Promise<void> {
		const sha256 = createHash('sha256').update(String(this.#deliveries++)).digest('hex');
		const delivery = {
			kind: 'report' as const,
			...{ fileName: 'bao-cao.csv', sha256, by: 'Lan', source: 'bao-cao.csv' },
			...{ geographyDate: null, figures, leftOut: [] },
		};
		await this.db.database.transaction((tx) => storeDelivery(tx, delivery, this.now));
	}

	async closed(name: string, day = DAY, sources = this.sources()): Promise<number> {
		const asked = { province: null, day };
		const draft = await draftClose(sources, asked);
		if (draft.kind !== 'found') throw new Error(draft.kind);
		const { digest } = draft.found;
		const made = await makeClose(sources, { ...asked, name, by: 'Lan', digest });
		if (made.kind !== 'closed') throw new Error(made.kind);
		return made.id;
	}

	async shownOn(day: string, sources = this.sources()): Promise<Programme> {
		return found(await programmeAt(sources, { province: null, day, believedAt: null }));
	}

	async shownAsClosed(id: number): Promise<Programme> {
		return found(await closedProgramme(this.sources(), id));
	}
}

function figuresOf({ units, indicators }: Catalogue): Figure[] {
	const province = units.find(({ code }) => code === '68');
	const parts = units.filter(({ parentId }) => parentId === province?.id);
	const scored = indicators.filter((indicator) => indicator.scored);
	return parts.flatMap(({ id: unitId }, unit) =>
		scored.flatMap(({ id: indicatorId }, indicator) =>
			MONTHS.map((month, n) => ({
				...{ sheet: null, cell: `A${unit}`, raw: '', evidence: null, unitId, indicatorId },
				observedAt: Date.parse(`2026-${month}T23:59:59+07:00`),
				timeSource: 'period' as const,
				value: 20 + ((unit * 7 + indicator * 13 + n * 3) % 70) + 1 / 3,
			})),
		),
	);
}

function found(answer: ProgrammeAnswer): Programme {
	if (answer.kind !== 'programme') throw new Error(answer.kind);
	return answer.programme;
}
