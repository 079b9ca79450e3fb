/**
 * What pages and API routes may ask of the server. The composition root makes one and keeps it under
 * `Symbol.for('ioc.services')`, because the bundle that Vite makes of the routes has copies of every module.
 */
import type { Centre } from '#lib/domain/centre.ts';
import type { Device, DeviceStanding } from '#lib/domain/device.ts';
import type { Indicator, Plan, Target, UnitTarget } from '#lib/domain/indicator.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import type { ScoreIndex } from '#lib/domain/score-index.ts';
import type { UnitHistory } from '#lib/domain/unit-history.ts';
import type { FormerUnit } from '#lib/domain/unit-search.ts';
import type { Unit } from '#lib/domain/unit.ts';
import type { AvailabilityAnswer, AvailabilityQuery } from '#lib/wire/api/availability.ts';
import type { IntakeAnswer, IntakeRequest } from '#lib/wire/api/intake.ts';
import type { DeadLettersAnswer, DeadLettersQuery } from '#lib/wire/api/dead-letters.ts';
import type { DeviceStatesAnswer, DeviceStatesQuery } from '#lib/wire/api/device-states.ts';
import type { ObservationsAnswer, ObservationsQuery } from '#lib/wire/api/observations.ts';
import type { Provenance } from '#lib/wire/api/provenance.ts';
import type { ProgrammeAnswer, ProgrammeQuery } from '#lib/wire/api/programme.ts';
import type { ToldValue, UnitPast } from '#lib/wire/unit-past.ts';
import type { ReplayAnswer, ReplayQuery } from '#lib/wire/api/replay.ts';
import type { UnitSeriesAnswer, UnitSeriesQuery } from '#lib/wire/api/unit-series.ts';
import type { BaseMapAnswer } from '#lib/wire/base-map.ts';
import type { CloseRefusal, CloseSummary } from '#lib/wire/close-outcome.ts';
import type { ListedDevice } from '#lib/wire/device-list.ts';
import type { OpenDatasets } from '#lib/wire/open-data/dataset.ts';
import type { OpenFormat } from '#lib/wire/open-data/file-name.ts';
import type { DeviceClock, Registry } from '#lib/wire/registry.ts';
import type { ReportImports } from '#lib/wire/report-import.ts';
import type { Screens } from '#lib/wire/screens.ts';
import type { ImportFile, ImportHow, ImportOutcome } from '#lib/wire/import-outcome.ts';
import type { PanelAnswer, SceneDocument } from '#lib/wire/scene.ts';
import type { FileProblem } from '#lib/wire/yaml-file.ts';
import type { SentTile, TileAt } from './basemap/base-map.ts';
import type { ListedClose } from './db/period-closes.ts';
import type { CloseAsked, CloseMade, CloseQuery, ShownClose } from './programme/closes.ts';
import type { Found } from './programme/programme.ts';
import type { UnitPastQuery } from './programme/unit-past.ts';

/** Everything that changes seldom, as of the centre's geography date. */
export type Catalogue = {
	readonly version: number;
	readonly centre: Centre;
	readonly units: readonly Unit[];
	readonly indicators: readonly Indicator[];
	/** Those in force today first, then those that have ended, then those yet to begin; of each the newest first. */
	readonly plans: readonly Plan[];
	/** All that the plans state, for whomever. */
	readonly planTargets: readonly Target[];
	/** The target that applies to each unit and indicator today: its province's plan first, else the national one. */
	readonly targets: readonly UnitTarget[];
	/** Those that provinces have decided; our own score is `progressIndex`. */
	readonly indices: readonly ScoreIndex[];
};

/** One edition of a file of open data. */
export type OpenFile = {
	/** SHA-256 of its content. */
	readonly digest: string;
	readonly bytes: number;
	/** When a figure last came or changed (epoch milliseconds); null where none ever came. */
	readonly modifiedAt: number | null;
	/** Its content; what is not read to its end must be cancelled. */
	body(): ReadableStream<Uint8Array>;
};

export type SceneName = {
	/** As in its address, /wall/{name}. */
	readonly name: string;
	readonly title: string;
	readonly titleEn: string;
};

export type Readiness =
	{ readonly ready: true } | { readonly ready: false; readonly reason: string };

export type Services = {
	readonly locale: 'vi' | 'en';
	/** Whether this is a demonstration, whose pages show their inside to checks. */
	readonly demo: boolean;
	/** A scene of a playlist stays at least so long (s). */
	readonly shortestStayS: number;
	/** Of this run, as the live channel tells it. */
	readonly epoch: string;
	catalogue(): Promise<Catalogue>;
	/** Those of this centre, the built-in ones first. */
	scenes(): readonly SceneName[];
	/** Null where there is none of that name. */
	scene(name: string): Promise<SceneDocument | null>;
	/** What is wrong with the files of scenes as they are now; the scenes in force are those of before. */
	sceneProblems(): readonly FileProblem[];
	/** Grows whenever a scene is another. */
	scenesVersion(): number;
	/** `unit`: code, null: the scene's own. Null where there is no such scene, panel or unit. */
	panelAnswer(asked: {
		readonly scene: string;
		readonly panel: string;
		readonly unit: string | null;
	}): Promise<PanelAnswer | null>;
	/** Units as they stood on an ISO day. */
	units(day: string): Promise<readonly Unit[]>;
	/** What the units of an ISO day came of, for those who look for it by its name. */
	formerUnits(day: string): Promise<readonly FormerUnit[]>;
	/** Of the unit with that slug, or of the one that had the GSO code on the day; null where there is none. */
	unitHistory(
		unit: { readonly slug: string } | { readonly code: string; readonly day: string },
	): Promise<UnitHistory | null>;
	/** Its figures of all days and those of what it came of; null where no unit has that slug. */
	unitSeries(query: UnitSeriesQuery): Promise<UnitSeriesAnswer | null>;
	/** The last value of each day, oldest first; of a day that ends a month and a quarter both. */
	dailyValues(query: {
		readonly unitId: number;
		readonly indicators: readonly Pick<Indicator, 'id' | 'overTime'>[];
		readonly from: Date;
		readonly to: Date;
	}): Promise<ReadonlyMap<number, readonly ToldValue[]>>;
	/** What stands on a day, or stood. */
	programme(query: ProgrammeQuery): Promise<ProgrammeAnswer>;
	/** What stands beside the figures of now (`Programme`), asked for by a province's slug or code; null: the centre's own. */
	besideNow(province: string | null): Promise<readonly LatestObservation[]>;
	/** What one unit's card asks of its past; null where no unit has that slug. */
	unitPast(query: UnitPastQuery): Promise<UnitPast | null>;
	/** A programme as it was closed. */
	closedProgramme(id: number): Promise<ProgrammeAnswer>;
	readonly closes: {
		/** The newest first. */
		list(): Promise<readonly ListedClose[]>;
		/** What would be closed. */
		draft(query: CloseQuery): Promise<Found<CloseSummary> | CloseRefusal>;
		make(asked: CloseAsked): Promise<CloseMade<CloseSummary>>;
		/** Null where there is no such close. */
		shown(id: number): Promise<ShownClose | null>;
		/** The document as it was hashed; null where there is no such close. */
		text(id: number): Promise<{ readonly text: string; readonly sha256: string } | null>;
	};
	/** One page of a series, oldest first. */
	observations(query: {
		readonly unit: Unit;
		readonly indicator: Indicator;
		readonly query: ObservationsQuery;
	}): Promise<ObservationsAnswer>;
	/**
	 * Where the newest figure of `at` or before (null: of all) comes from, as it was believed at `believedAt` (null: today), and what
	 * else was believed in its place. Epoch milliseconds. Null: nothing was known.
	 */
	provenance(query: {
		readonly unitId: number;
		readonly indicatorId: number;
		readonly at: number | null;
		readonly believedAt: number | null;
	}): Promise<Provenance | null>;
	/** Reports of offices. */
	readonly reports: ReportImports;
	/** Figures from other systems; `refusal` says before the body is read who may not deliver any. */
	readonly intake: {
		refusal(request: Omit<IntakeRequest, 'body'>): IntakeAnswer | null;
		take(request: IntakeRequest): Promise<IntakeAnswer>;
	};
	/** Of a month that has begun; not older than some seconds. `unit` null: of all devices. */
	availability(
		query: Pick<AvailabilityQuery, 'by' | 'limit'> & {
			readonly month: string;
			readonly unit: Unit | null;
		},
	): Promise<AvailabilityAnswer>;
	/** Not older than some seconds. `unit` null: of all devices. */
	deviceStates(
		query: Pick<DeviceStatesQuery, 'hours' | 'limit'> & { readonly unit: Unit | null },
	): Promise<DeviceStatesAnswer>;
	/** The last hours, to be shown again; not older than some seconds. `unit` null: of all. */
	replay(query: Pick<ReplayQuery, 'hours'> & { readonly unit: Unit | null }): Promise<ReplayAnswer>;
	/** One page, the newest first. */
	deadLetters(query: DeadLettersQuery): Promise<DeadLettersAnswer>;
	devices(): readonly (Device & { readonly standing: DeviceStanding })[];
	/** Of those whose clock is not believed, in quarantine too. */
	wrongClocks(): Promise<readonly DeviceClock[]>;
	readonly registry: Registry;
	/** All that were taken in, the retired among them. */
	deviceList(): Promise<readonly ListedDevice[]>;
	importDevices(file: ImportFile, how: Omit<ImportHow, 'geographyDate'>): Promise<ImportOutcome>;
	/** What the catalogue marks public, for the world. What was made is kept for `freshForS` at least. */
	readonly openData: {
		readonly freshForS: number;
		datasets(): Promise<OpenDatasets>;
		/** Null where there is no such public indicator. */
		file(indicator: string, format: OpenFormat): Promise<OpenFile | null>;
		/** Bytes of the newest edition; null where none was made yet. */
		sizeOf(indicator: string, format: OpenFormat): number | null;
	};
	/** What maps have beneath their units, where the centre has such a map of its own. */
	readonly baseMap: {
		answer(): Promise<BaseMapAnswer>;
		/** Null where there is none. */
		tile(at: TileAt): Promise<SentTile | 'broken' | null>;
	};
	latestObservations(): readonly LatestObservation[];
	/** Browsers that an operator has named. */
	readonly screens: Screens;
	readiness(): Readiness;
	/** Prometheus text. */
	metrics(): Promise<{ readonly contentType: string; readonly text: string }>;
};

const SERVICES = Symbol.for('ioc.services');

export function provideServices(services: Services | null): void {
	(globalThis as { [SERVICES]?: Services | null })[SERVICES] = services;
}

export function providedServices(): Services {
	const services = (globalThis as { [SERVICES]?: Services | null })[SERVICES];
	if (!services)
		throw new Error('No services: the pages run only under server/main.ts or vite dev');
	return services;
}
