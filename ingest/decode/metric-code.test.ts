import { expect, test } from 'vitest';
import { metricCodeOf } from './metric-code.ts';
import { isMetricCode } from './telemetry.ts';

test.each([
	[['temperature'], 'temperature'],
	[['Inputs', 'A'], 'Inputs.A'],
	[['Pump 2', 'Mực nước (m)'], 'Pump_2.Muc_nuoc_m_'],
	[['Độ ẩm'], 'Do_am'],
	[['Độ ẩm'.normalize('NFD')], 'Do_am'],
	[['2nd', 'level'], 'm_2nd.level'],
	[['pm2.5'], 'pm2.5'],
	[['values', '0'], 'values.0'],
])('%j has the code %s', (path, code) => {
	expect(metricCodeOf(path)).toBe(code);
});

test('nothing is left of a name without letters and digits', () => {
	for (const name of ['', ' ', '/', '温度', '\u0000', '\ud800']) {
		expect(metricCodeOf([name])).toBeNull();
	}
});

test('long names with one beginning keep apart', () => {
	const codes = ['a', 'b'].map((end) => metricCodeOf([`${'x'.repeat(300)}${end}`]));
	expect(new Set(codes).size).toBe(2);
	for (const code of codes) expect(isMetricCode(code ?? '')).toBe(true);
});
