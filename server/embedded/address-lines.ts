/** What is printed when everything is ready. */
export function readyLines(addresses: {
	readonly url: string;
	readonly mqttUrl: string;
	readonly demo: boolean;
}): string {
	const { url, mqttUrl, demo } = addresses;
	return [
		'',
		`  Màn hình / wall      ${url}/wall/overview`,
		`  Thiết bị / devices   ${mqttUrl}`,
		`  API                  ${url}/api/v1/openapi.json`,
		...(demo ? ['  Dữ liệu mẫu / sample data (IOC_DEMO=on), marked as such'] : []),
		'  Ctrl-C: dừng / stop',
		'',
		// For programs that start this one.
		`ready ${url} ${mqttUrl}`,
	].join('\n');
}
