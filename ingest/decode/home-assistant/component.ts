import type { Availability } from './availability.ts';
import type { DeviceFacts } from './device.ts';
import type { Template } from './template/template.ts';

/** What a state becomes: a number as it is, in its own unit; or 1 and 0 for what is on and off. */
export type Read =
	| {
			readonly kind: 'number';
			/** Whether anything else is a fault; without a unit or class it may be a text, which is no figure. */
			readonly strict: boolean;
	  }
	| { readonly kind: 'switch'; readonly on: string; readonly off: string };

export type Figure = {
	readonly metric: string;
	readonly topic: string;
	readonly template: Template | null;
	readonly read: Read;
};

/** An entity of Home Assistant: one sensor, switch or camera of a device. */
export type Component = {
	/** The topic of its config, and in a device's config its key there. */
	readonly key: string;
	readonly configTopic: string;
	/** `sensor`, `camera`, … */
	readonly platform: string;
	readonly uniqueId: string | null;
	readonly deviceClass: string | null;
	readonly device: DeviceFacts;
	/** Null where it tells no figure. */
	readonly figure: Figure | null;
	readonly availability: Availability | null;
	readonly expireAfterS: number | null;
};

/** Topics on which it is to be heard. */
export function topicsOf({ figure, availability }: Component): readonly string[] {
	return [
		...(figure === null ? [] : [figure.topic]),
		...(availability?.checks.map(({ topic }) => topic) ?? []),
	];
}

/** On means connected, off disconnected: https://www.home-assistant.io/integrations/binary_sensor/#device-class */
export function tellsConnectivity(component: Component): boolean {
	return component.platform === 'binary_sensor' && component.deviceClass === 'connectivity';
}
