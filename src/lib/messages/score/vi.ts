/** The words of a score's arithmetic: other walls do not fetch them. */
export const vi = {
	points: '{points} điểm',
	capped: '{quotient}, tính tối đa 1: 1',
	floored: '{quotient}, tính tối thiểu 0: 0',
	step: '{value} từ {from} trở lên: {share}',
	below_steps: '{value} dưới {from}: {share}',
	no_data: 'chưa có số liệu',
	no_target: 'không có chỉ tiêu để so',
	no_result: 'công thức không cho kết quả: {arithmetic}',
	nothing_wanted: '{value} so với {target}: {share}',
} as const;
