import { toDeviceCsv } from '#lib/wire/device-list.ts';
import { guarded, methodNotAllowed } from '../../answers.ts';

export const GET = guarded(async ({ locals: { services } }) => {
	return new Response(toDeviceCsv(await services.deviceList()), {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': 'attachment; filename="devices.csv"',
			'cache-control': 'no-cache',
		},
	});
});

export const fallback = methodNotAllowed;
