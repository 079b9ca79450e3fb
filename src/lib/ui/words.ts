/** The words for what the domain names with codes. */
import { ageOf } from '#lib/domain/age.ts';
import type { Standing } from '#lib/domain/attainment.ts';
import type { DeviceState } from '#lib/domain/device.ts';
import type { AppliedTarget } from '#lib/domain/indicator.ts';
import type { LinkState } from '#lib/domain/link.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { formatTight, measureOf } from '#lib/domain/number-format.ts';
import type { RejectReason } from '#lib/domain/reading.ts';
import type { ServiceLoss } from '#lib/domain/service-loss.ts';
import type { DeviceLook, Trouble } from '#lib/domain/trouble.ts';
import { m } from '#lib/messages/messages.ts';

const LINK: Record<LinkState, () => string> = {
	live: m.link_live,
	late: m.link_late,
	lost: m.link_lost,
};

export function linkWord(link: LinkState): string {
	return LINK[link]();
}

const STANDING: Record<Standing, () => string> = {
	met: m.standing_met,
	'not-met': m.standing_not_met,
	'on-track': m.standing_on_track,
	'at-risk': m.standing_at_risk,
	behind: m.standing_behind,
};

/** `exceeded`: whether a target that is met is surpassed. */
export function standingWord(standing: Standing, exceeded = false): string {
	return standing === 'met' && exceeded ? m.standing_exceeded() : STANDING[standing]();
}

const STATE: Record<DeviceState | Trouble['state'], () => string> = {
	online: m.device_online,
	degraded: m.device_degraded,
	offline: m.device_offline,
	silent: m.device_silent,
	maintenance: m.device_maintenance,
	unknown: m.device_unknown,
};

export function stateWord(state: DeviceState | Trouble['state']): string {
	return STATE[state]();
}

/** Of one device; `late` is no state but a look of its own. */
export function lookWord(look: DeviceLook): string {
	return look === 'late' ? m.reason_late() : stateWord(look);
}

const REASON: Readonly<Record<string, () => string>> = {
	'no-video': m.reason_no_video,
	frozen: m.reason_frozen,
	'low-rate': m.reason_low_rate,
	late: m.reason_late,
	flapping: m.reason_flapping,
	silent: m.reason_silent,
	broker: m.reason_broker,
	power: m.reason_power,
	network: m.reason_network,
	gateway: m.reason_gateway,
	'low-fps': m.reason_low_fps,
	'low-battery': m.reason_low_battery,
	sensor: m.reason_sensor,
	'last-will': m.reason_last_will,
	disabled: m.reason_disabled,
	stopped: m.reason_stopped,
	disconnected: m.reason_disconnected,
	'detect-offline': m.reason_detect_offline,
	'record-offline': m.reason_record_offline,
	'audio-offline': m.reason_audio_offline,
	tampered: m.reason_tampered,
	'scene-changed': m.reason_scene_changed,
	'too-dark': m.reason_too_dark,
	'too-bright': m.reason_too_bright,
	blurry: m.reason_blurry,
	'impaired-visibility': m.reason_impaired_visibility,
	temperature: m.reason_temperature,
	'power-supply': m.reason_power_supply,
	fan: m.reason_fan,
	storage: m.reason_storage,
	starting: m.reason_starting,
};

/** A device may give any reason; one that has no word here is shown as it came. */
export function reasonWord(reason: string): string {
	return REASON[reason]?.() ?? reason;
}

const KIND: Readonly<Record<string, () => string>> = {
	camera: m.kind_camera,
	'water-gauge': m.kind_water_gauge,
	'air-sensor': m.kind_air_sensor,
	kiosk: m.kind_kiosk,
	gateway: m.kind_gateway,
	nvr: m.kind_nvr,
	unknown: m.kind_unknown,
};

/** A device may be of any kind; one that has no word here is shown as it came. */
export function kindWord(kind: string): string {
	return KIND[kind]?.() ?? kind;
}

/** What is wrong: the reason or the state that was reported, and that it is silent since. */
export function troubleWords({ state, reason, silent }: Trouble): string {
	const reported = reason === null ? stateWord(state) : reasonWord(reason);
	return silent && state !== 'silent' ? `${reported} · ${stateWord('silent')}` : reported;
}

/** How many are away behind a gateway that is down. */
export function behindWords(count: number): string {
	if (count === 0) return '';
	return count === 1 ? m.behind_one() : m.behind({ count });
}

/** Nothing where there is no sample; how many, where only some of so many are. */
export function sampleWords({ count, total }: { count: number; total: number }): string {
	if (count === 0) return '';
	return count === total ? m.sample() : m.sample_some({ count });
}

const REJECT: Record<RejectReason, () => string> = {
	'bad-topic': m.reject_bad_topic,
	'bad-utf8': m.reject_bad_utf8,
	'bad-json': m.reject_bad_json,
	'bad-shape': m.reject_bad_shape,
	'bad-number': m.reject_bad_number,
	'bad-time': m.reject_bad_time,
	'too-old': m.reject_too_old,
	'future-time': m.reject_future_time,
	'too-large': m.reject_too_large,
	'too-many': m.reject_too_many,
	'bad-payload': m.reject_bad_payload,
	'bad-mapping': m.reject_bad_mapping,
	gap: m.reject_gap,
	'unknown-unit': m.reject_unknown_unit,
	'unknown-indicator': m.reject_unknown_indicator,
	'quarantine-full': m.reject_quarantine_full,
	'too-many-metrics': m.reject_too_many_metrics,
	'bad-place': m.reject_bad_place,
	conflict: m.reject_conflict,
	refused: m.reject_refused,
};

export function rejectWord(reason: RejectReason): string {
	return REJECT[reason]();
}

const SERVICE: Readonly<Record<string, () => string>> = {
	ingest: m.service_ingest,
	server: m.service_server,
	liveness: m.service_liveness,
};

export function serviceWord(name: string): string {
	return SERVICE[name]?.() ?? name;
}

const SERVICE_STATE: Readonly<Record<string, () => string>> = {
	'broker-lost': m.service_state_broker_lost,
	'database-lost': m.service_state_database_lost,
	stopped: m.service_state_stopped,
	unheard: m.service_state_unheard,
};

export function serviceStateWord(state: string): string {
	return SERVICE_STATE[state]?.() ?? state;
}

export function lossWords({ name, state }: Pick<ServiceLoss, 'name' | 'state'>): string {
	return state === 'gone'
		? m.intake_service_gone({ name: serviceWord(name) })
		: m.intake_service_lacks({ name: serviceWord(name), state: serviceStateWord(state) });
}

/** What there is to tell of something, side by side. */
export function told(...words: readonly (string | false)[]): string {
	return words.filter(Boolean).join(' · ');
}

/** A unit's name; in English the short one, for its kind has a Vietnamese word only. */
export function unitName(
	{ name, shortName }: { readonly name: string; readonly shortName: string },
	locale: Locale,
): string {
	return locale === 'en' ? shortName : name;
}

/** "12 phút", "3 giờ" */
export function ageWords(elapsedMs: number): string {
	const { value, unit } = ageOf(elapsedMs);
	switch (unit) {
		case 'second':
			return m.age_second({ value });
		case 'minute':
			return m.age_minute({ value });
		case 'hour':
			return m.age_hour({ value });
		case 'day':
			return m.age_day({ value });
		default:
			return unit satisfies never;
	}
}

/** The target as it is said: "từ 80%", "không quá 20 hạng". */
export function targetWords(
	target: Pick<AppliedTarget, 'operator' | 'value'>,
	{ locale, unit }: { readonly locale: Locale; readonly unit: string },
): string {
	const value = `${formatTight(target.value, { locale, decimals: 2 })}${measureOf(unit)}`;
	switch (target.operator) {
		case '>=':
			return m.target_at_least({ value });
		case '>':
			return m.target_above({ value });
		case '<=':
			return m.target_at_most({ value });
		case '~':
			return m.target_about({ value });
		case '=':
			return m.target_exact({ value });
		case 'per-year':
			return m.target_per_year({ value });
		default:
			return target.operator satisfies never;
	}
}
