import type { Rejected } from '#lib/domain/reading.ts';
import { rejected, shown } from '../fields.ts';

const TOLD = ['up', 'join', 'location/solved'] as const;
/** Of downlinks and of other services: nothing of the device's own. */
const OTHERS = /^(?:down\/[a-z]+|service\/data|up\/normalized)$/;
/** Of applications, tenants, devices and gateways, as the reference of the API states them. */
const ID = /^[a-z0-9](?:-?[a-z0-9]){2,35}$/;

export type ThingsStackTopic =
	| {
			readonly kind: 'device';
			readonly told: (typeof TOLD)[number];
			readonly application: string;
			/** With its tenant, where the installation has tenants: `app1@tenant1`. */
			readonly wholeApplication: string;
			readonly device: string;
	  }
	| { readonly kind: 'overlooked' };

/**
 * `v3/{application}@{tenant}/devices/{device}/up` and so on
 * (https://www.thethingsindustries.com/docs/integrations/other-integrations/mqtt/); the open-source installation has no tenant.
 */
export function parseThingsStackTopic(topic: string): ThingsStackTopic | Rejected {
	const [version, wholeApplication = '', devices, device = '', ...rest] = topic.split('/');
	if (version !== 'v3' || devices !== 'devices') {
		return rejected('bad-topic', 'v3/{application}@{tenant}/devices/{device}/… is wanted');
	}
	const [application = '', tenant, ...more] = wholeApplication.split('@');
	const ids = [application, device, ...(tenant === undefined ? [] : [tenant])];
	const bad = more.length > 0 ? wholeApplication : ids.find((id) => !isThingsStackId(id));
	if (bad !== undefined) {
		return rejected('bad-topic', `an identifier of The Things Stack is wanted, got ${shown(bad)}`);
	}
	const what = rest.join('/');
	if (OTHERS.test(what)) return { kind: 'overlooked' };
	const told = TOLD.find((one) => one === what);
	if (told) return { kind: 'device', told, application, wholeApplication, device };
	return rejected('bad-topic', `one of ${TOLD.join(', ')} is wanted, got ${shown(what)}`);
}

export function isThingsStackId(text: unknown): text is string {
	return typeof text === 'string' && text.length <= 36 && ID.test(text);
}
