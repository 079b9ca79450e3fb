/** What pages and API routes may ask of this server, answered from the live state and the database. */
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import type { LatestObservation } from '#lib/domain/observation.ts';
import { toStanding } from '#lib/wire/live.ts';
import type { Settings } from '#lib/wire/settings.ts';
import type { Database } from '../db/database.ts';
import { readDailyValues } from '../db/read-daily-values.ts';
import { readDeadLetters } from '../db/read-dead-letters.ts';
import { readProvenance } from '../db/read-provenance.ts';
import { readObservations } from '../db/read-observations.ts';
import { readWrongClocks } from '../db/wrong-clocks.ts';
import { reportCatalogue } from '../import/figures/report-catalogue.ts';
import { reportImports } from '../import/figures/report-imports.ts';
import { Intake } from '../import/intake/intake.ts';
import type { LiveState, ObservationEntry } from '../live/live-state.ts';
import type { Live } from '../live/live.ts';
import { PanelAnswers } from '../scenes/panel-answers.ts';
import type { SceneLibrary } from '../scenes/scene-library.ts';
import { sceneServices } from '../scenes/scene-services.ts';
import type { Services } from '../services.ts';
import { currentCatalogue } from './current-catalogue.ts';
import { deviceHistory } from './device-history.ts';
import { replayService } from './replay.ts';
import { registryServices } from './device-registry.ts';
import { programmeServices } from './programme-services.ts';
import { unitServices } from './unit-services.ts';

export function liveServices(options: {
	readonly database: Database;
	readonly live: Live;
	readonly state: LiveState;
	readonly settings: Pick<Settings, 'locale' | 'demo' | 'shortestStayS' | 'intakeTokens'>;
	readonly epoch: string;
	readonly registries: readonly Registry[];
	readonly openData: Services['openData'];
	readonly scenes: SceneLibrary;
	readonly baseMap: Services['baseMap'];
	readonly screens: Services['screens'];
	readonly log: Pick<Logger, 'warn'>;
	/** Epoch milliseconds. */
	readonly now: () => number;
}): Services {
	const { database, live, state, settings, epoch, registries } = options;
	const { openData, scenes, screens, log, now } = options;
	const metrics = Registry.merge([...registries]);
	const catalogue = currentCatalogue(live);
	const latestObservations = () =>
		Array.from(state.everything.observations, ({ row }) => toLatest(row));
	const answers = new PanelAnswers({
		now,
		failed: (question, error) => log.warn({ err: error }, `scenes: no answer for ${question}`),
	});
	const services: Services = {
		...sceneServices({ library: scenes, answers, catalogue, services: () => services }),
		baseMap: options.baseMap,
		locale: settings.locale,
		demo: settings.demo,
		shortestStayS: settings.shortestStayS,
		epoch,
		catalogue,
		...deviceHistory({ database, catalogue, now }),
		...replayService({ database, catalogue, now }),
		...registryServices({ database, catalogue, now }),
		...unitServices({ database, now }),
		...programmeServices({ database, catalogue, latestObservations, now }),
		dailyValues: (query) => readDailyValues(database, query),
		observations: (query) => readObservations(database, query),
		provenance: (query) => readProvenance(database, { ...query, now: now() }),
		reports: reportImports({
			database,
			async catalogue(unitsOn) {
				const { centre, units, indicators } = await catalogue();
				const { geographyDate, scopeCode } = centre;
				const own = { geographyDate, scopeCode, units, indicators };
				return reportCatalogue(database, own, unitsOn);
			},
			now,
		}),
		intake: new Intake({ database, tokens: settings.intakeTokens, now }),
		deadLetters: (query) => readDeadLetters(database, query),
		devices: () =>
			Array.from(state.everything.devices, ({ device, row }) => ({
				...device,
				standing: toStanding(row),
			})),
		openData,
		screens,
		wrongClocks: () => readWrongClocks(database, null),
		latestObservations,
		readiness: () => live.readiness(),
		metrics: async () => ({ contentType: metrics.contentType, text: await metrics.metrics() }),
	};
	return services;
}

export function toLatest(row: ObservationEntry['row']): LatestObservation {
	const [unitId, indicatorId, value, observedAt, timeSource, freshness, sample, source, typed] =
		row;
	const marked = { sample: sample === 1, source, typed: typed === 1 };
	return { unitId, indicatorId, value, observedAt, timeSource, freshness, ...marked };
}
