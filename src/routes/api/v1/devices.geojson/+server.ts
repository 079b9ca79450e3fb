import { toDeviceGeoJson } from '#lib/wire/device-list.ts';
import { answer, guarded, methodNotAllowed } from '../../answers.ts';

export const GET = guarded(async ({ locals: { services } }) => {
	const response = answer(toDeviceGeoJson(await services.deviceList()), 'application/geo+json');
	response.headers.set('content-disposition', 'attachment; filename="devices.geojson"');
	return response;
});

export const fallback = methodNotAllowed;
