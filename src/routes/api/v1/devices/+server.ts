import { devicesQuery, toDevices } from '#lib/wire/api/devices.ts';
import { answer, guarded, methodNotAllowed, parseQuery } from '../../answers.ts';

export const GET = guarded(async (event) => {
	const parsed = parseQuery(devicesQuery, event);
	if (parsed.kind === 'refused') return parsed.response;
	const { services } = event.locals;
	const { site, state } = parsed.query;
	const { units } = await services.catalogue();
	const devices = services
		.devices()
		.filter((device) => site === undefined || device.site === site)
		.filter((device) => state === undefined || device.standing.state === state);
	return answer(toDevices(devices, new Map(units.map((unit) => [unit.id, unit.code]))));
});

export const fallback = methodNotAllowed;
