/**
 * How the cameras of a Frigate NVR are, from what was told of each of their roles.
 * https://docs.frigate.video/integrations/mqtt#frigatecamera_namestatusrole
 */
import type { Condition } from '../device-book.ts';

const ROLES = ['detect', 'record', 'audio'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_STATES = ['online', 'offline', 'disabled'] as const;
export type RoleState = (typeof ROLE_STATES)[number];

/** What each role was last told to be; or that its keeper turned it off, at runtime or in the configuration. */
type Camera = 'off' | ReadonlyMap<Role, 'online' | 'offline'>;

export function isRole(text: string): text is Role {
	return (ROLES as readonly string[]).includes(text);
}

/** By keys of the caller's. */
export class FrigateCameras {
	readonly #cameras = new Map<string, Camera>();

	knows(key: string): boolean {
		return this.#cameras.has(key);
	}

	forget(prefix: string): void {
		for (const key of this.#cameras.keys()) if (key.startsWith(prefix)) this.#cameras.delete(key);
	}

	/** A role that tells again belongs to a camera that is turned on. */
	role(key: string, role: Role, state: RoleState): Condition {
		if (state === 'disabled') return this.turnedOff(key);
		const before = this.#cameras.get(key);
		const roles = new Map(before === 'off' ? [] : before).set(role, state);
		this.#cameras.set(key, roles);
		return conditionOf(roles);
	}

	turnedOff(key: string): Condition {
		this.#cameras.set(key, 'off');
		return { state: 'offline', reason: 'disabled' };
	}

	/** Which tells nothing of its streams. */
	turnedOn(key: string): null {
		if (this.#cameras.get(key) === 'off') this.#cameras.delete(key);
		return null;
	}
}

/**
 * `detect` is the picture, and each camera has it: without it the camera is offline, unless its recording goes on. Any other
 * stream that is missing is named: `record-offline`.
 */
function conditionOf(roles: ReadonlyMap<Role, 'online' | 'offline'>): Condition {
	if (roles.get('detect') === 'offline' && roles.get('record') !== 'online') {
		return { state: 'offline', reason: null };
	}
	const missing = ROLES.find((role) => roles.get(role) === 'offline');
	if (missing === undefined) return { state: 'online', reason: null };
	return { state: 'degraded', reason: `${missing}-offline` };
}
