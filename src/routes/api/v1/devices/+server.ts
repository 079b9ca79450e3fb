import { devicesQuery, toDevices } from '#lib/wire/api/devices.ts';
import { answer, guarded, methodNotAllowed, parseQuery } from '../../answers.ts';

export const GET = guarded(async (event) => {
	const parsed = parseQuery(devicesQuery, event);
	if (parsed.kind === 'refused') return parsed.response;
	const { services } = event.locals;
	const { site, state } = parsed.query;
	const { units } = await services.catalogue();
	const wrong = await services.wrongClocks();
	const devices = services
		.devices()
		.filter((device) => site === undefined || device.site === site)
		.filter((device) => state === undefined || device.standing.state === state);
	const codes = new Map(units.map(({ id, code }) => [id, code]));
	const clocks = new Map(wrong.map((clock) => [clock.deviceId, clock]));
	return answer(toDevices(devices, { codes, clocks }));
});

export const fallback = methodNotAllowed;
