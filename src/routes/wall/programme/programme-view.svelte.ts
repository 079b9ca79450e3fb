import type { Indicator } from '#lib/domain/indicator.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { formatNumber } from '#lib/domain/number-format.ts';
import { standingsBy } from '#lib/domain/standings.ts';
import { m } from '#lib/messages/messages.ts';
import { p } from '#lib/messages/programme/words.ts';
import type { LiveWall } from '#lib/state/wall.svelte.ts';
import { geographyNote } from '#lib/ui/geography-words.ts';
import { Paced } from '#lib/ui/paced.svelte.ts';
import { told } from '#lib/ui/words.ts';
import { unitShapes } from '#lib/scene/progress-view.ts';
import { heatMapUnits, mapLate, mapSamples, mapTyped } from './heat-map.ts';
import { heatColumns, unknownCount } from './heat-columns.ts';
import { heatRows, type Stood } from './heat-view.ts';
import { unknownThenWords } from './past-words.ts';
import { planLines } from './plan-view.ts';
import { sampleNote, samplesAmong, typedOf } from '#lib/scene/sample-note.ts';
import { cameOfNote } from './came-of-note.ts';
import type { PageData } from './$types';

const NUMBERS_MS = 1_000;

/** What is shown of a programme: of now by the live values, of a past day by what was loaded. To be made with its component. */
export class ProgrammeView {
	readonly #data: () => PageData;
	readonly #wall: LiveWall;
	readonly #locale: Locale;
	readonly #stood;

	readonly columns = $derived.by(() => heatColumns(this.stood));
	/** Wanted indicators of which nothing is known. */
	readonly unknown = $derived.by(() => unknownCount(this.stood));
	readonly rows = $derived.by(() => heatRows(this.stood, this.columns));
	readonly #shapes = $derived.by(() => unitShapes(this.#data().programme.parts));
	readonly #loaded = $derived.by(
		() =>
			new Map(
				this.#data().programme.cells.map((cell) => [`${cell.unitId}/${cell.indicatorId}`, cell]),
			),
	);

	readonly plans = $derived.by(() => {
		const { programme } = this.#data();
		const kinds = new Map(programme.indicators.map(({ id, kind }) => [id, kind]));
		const numeric = new Set(
			programme.targets
				.filter(({ indicatorId }) => kinds.get(indicatorId) === 'number')
				.map(({ target }) => target.plan),
		);
		return planLines(programme.plans, {
			day: programme.day,
			scopeId: programme.scope.id,
			numeric: (code) => numeric.has(code),
			locale: this.#locale,
		});
	});

	/** The last review, by its name. */
	readonly since = $derived.by(() => {
		const { previous } = this.#data().programme;
		if (!previous) return '';
		return p.moved_since({ name: this.#locale === 'en' ? previous.nameEn : previous.name });
	});
	/** How many units have data. */
	readonly coverage = $derived.by(() => {
		const count = this.rows.filter(({ score }) => score !== null).length;
		return m.units_with_data({ count, total: this.rows.length });
	});
	/** Why a past day is empty, as it was believed then; '' where anything was known. */
	readonly unknownThen = $derived.by(() => unknownThenWords(this.#data().programme));
	/** What is to be known of all figures: which geography, whether targets are our reading, whether they are samples. */
	readonly note = $derived.by(() => {
		const { programme, searched } = this.#data();
		const { parts } = programme;
		const { cells, index } = this.stood;
		const units = new Set(parts.map(({ id }) => id));
		const reads = cells.some(({ target, unitId }) => units.has(unitId) && target?.ourReading);
		return told(
			this.unknownThen,
			geographyNote(programme),
			index.decision === null && reads && m.score_our_reading(),
			index.decision !== null &&
				told(this.indexName, p.index_by({ number: index.decision.number })),
			this.originWords,
			// Nor was anything known of what units came of.
			this.unknownThen === '' && cameOfNote(programme, { rows: this.rows, searched }),
		);
	});

	/** What is told beside the table of where all its figures come from. */
	readonly originWords = $derived.by(() =>
		told(sampleNote(this.samples), this.typed === 'all' && m.typed()),
	);
	/** Whether figures of the table are sample data. */
	readonly samples = $derived.by(() => samplesAmong(this.rows));
	/** How many of its figures were typed in. */
	readonly typed = $derived.by(() => {
		const known = this.rows.flatMap(({ cells }) => cells.filter(({ value }) => value !== null));
		return typedOf(known.map(({ typed }) => typed));
	});
	/** "Điểm tiến độ", or the index of the province by its own name. */
	readonly indexName = $derived.by(() => {
		const { index } = this.stood;
		return this.#locale === 'en' ? index.nameEn : index.name;
	});

	/** What the hues of the map are by: "Điểm tiến độ (0–100)". */
	readonly scaleWords = $derived.by(() => {
		const { decision, scale } = this.stood.index;
		if (decision === null) return p.map_scale_score();
		return p.map_scale_index({
			name: this.indexName,
			scale: formatNumber(scale, { locale: this.#locale, decimals: 0 }),
		});
	});

	/** What is to be known of the figures on the map: "%, từ 80%", whether they are samples, were typed in, or are late. */
	mapNote(indicator: Indicator | null): string {
		const byHand = { none: '', some: p.some_typed(), all: m.typed() };
		const measure = indicator?.kind === 'number' ? indicator.unit : '';
		const { target = '' } = this.columns.find(({ code }) => code === indicator?.code) ?? {};
		const late = indicator === null ? 0 : mapLate(this.stood, indicator);
		return told(
			[measure, target].filter((words) => words !== '').join(', '),
			sampleNote(mapSamples(this.stood, indicator)),
			indicator !== null && byHand[mapTyped(this.stood, indicator)],
			late > 0 && p.key_late({ count: late }),
		);
	}

	constructor(options: { wall: LiveWall; data: () => PageData; locale: Locale }) {
		const { wall, data, locale } = options;
		this.#data = data;
		this.#wall = wall;
		this.#locale = locale;
		this.#stood = new Paced({
			changes: () => (data().programme.live ? [wall.observations.changes, data()] : data()),
			compute: () => this.#stand(),
			intervalMs: NUMBERS_MS,
		});
	}

	get stood(): Stood {
		return this.#stood.current;
	}

	/** @param chosen the unit that is outlined; null: the centre's own */
	mapUnits(indicator: Indicator | null, chosen: string | null) {
		return heatMapUnits(this.stood, { indicator, shapes: this.#shapes, chosen });
	}

	/** The time that is shown (epoch ms). */
	get now(): number {
		const { live, at } = this.#data().programme;
		return live ? (this.#wall.clock.now ?? at) : at;
	}

	#stand(): Stood {
		const { programme, scorerOf, overYears } = this.#data();
		const { parts, home, scope, indicators, targets, index, plans, previous, live } = programme;
		const { years } = programme;
		const { observations } = this.#wall;
		const isLive = live && observations.known;
		const at = this.now;
		const before = previous
			? new Map(previous.standings.map(({ unitId, rank }) => [unitId, rank]))
			: null;
		const latest = (unitId: number, indicatorId: number) =>
			isLive
				? observations.latest(unitId, indicatorId)
				: (this.#loaded.get(`${unitId}/${indicatorId}`) ?? null);
		return {
			...{ units: parts, home, scope, indicators, index, plans, before, locale: this.#locale },
			...standingsBy(
				{
					...{ at, parts, home, indicators, targets, index },
					latest: overYears?.(latest, { years, indicators }) ?? latest,
				},
				scorerOf,
			),
		};
	}
}
