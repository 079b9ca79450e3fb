/** Examples for the tests of this folder: a small catalogue that fits, and texts of one that does not. */
import { fileProblemLine } from '#lib/wire/yaml-file.ts';
import { catalogueFacts } from './catalogue-facts.ts';
import type { UnitFact } from './places-schemas.ts';

export const UNITS = [{ slug: 'p-68-lam-dong' }, { slug: 'vn' }] as UnitFact[];

export const INDICATORS = `indicators:
  - { code: ho-so, name: Hồ sơ, nameEn: Files, pillar: government, unit: '%', every: hour, min: 0, max: 100 }
  - { code: cong-khai, name: Công khai, nameEn: Published, pillar: platform, kind: yes-no, every: year }
  - code: so-hoa
    name: Số hóa
    nameEn: Digitised
    pillar: government
    kind: stages
    stages: [{ name: Chưa, nameEn: Not begun }, { name: Đang, nameEn: Under way }, { name: Xong, nameEn: Done }]
    every: half-year
`;
export const PLAN = `plans:
  - code: ke-hoach
    name: Kế hoạch
    issuer: UBND
    unit: p-68-lam-dong
    periodFrom: 2024-01-01
    periodTo: 2025
`;

export const readTexts = (...texts: readonly string[]) =>
	catalogueFacts(
		texts.map((text, at) => ({ file: `${String.fromCharCode(97 + at)}.yaml`, text, own: false })),
		UNITS,
	);
export const problemsOf = (...texts: readonly string[]) => {
	const outcome = readTexts(...texts);
	return outcome.kind === 'bad-catalogue' ? outcome.problems.map(fileProblemLine) : [];
};
export const targetOf = (...lines: readonly string[]) =>
	[
		'targets:',
		'  - id: T1',
		'    plan: ke-hoach',
		'    level: all',
		'    words: …',
		...lines.map((line) => `    ${line}`),
	].join('\n');
export const indexOf = (component: string) => `indices:
  - code: bo-chi-so
    name: Bộ chỉ số
    nameEn: Index
    scale: 900
    pillars:
      - code: chinh-quyen
        name: Chính quyền số
        nameEn: Government
        components:
          - ${component}
`;
