import type { QuestionKind, ReasonKind } from '#lib/domain/report.ts';
import type { LongSpan } from '#lib/domain/told-span.ts';

/** The words of what becomes of an office’s report: a sentence for each reason. */
export const reasonsVi = {
	'too-big': 'Tệp quá lớn: chỉ nhận tối đa {most}.',
	encrypted: 'Tệp được đặt mật khẩu. Hãy bỏ mật khẩu rồi lưu lại.',
	'old-xls': 'Đây là tệp Excel kiểu cũ (.xls). Hãy lưu lại dưới dạng .xlsx.',
	ods: 'Đây là bảng tính OpenDocument (.ods). Hãy lưu lại dưới dạng .xlsx.',
	xlsb: 'Đây là tệp Excel nhị phân (.xlsb). Hãy lưu lại dưới dạng .xlsx.',
	'web-page':
		'Đây là trang web hoặc XML mang đuôi tệp bảng tính. Hãy mở bằng Excel và lưu lại dưới dạng .xlsx.',
	'no-workbook': 'Đây không phải tệp Excel (.xlsx) hay CSV.',
	'zip-bomb':
		'Tệp giải nén ra quá lớn so với kích thước của nó. Hãy chép bảng số liệu sang một tệp mới.',
	damaged: 'Tệp bị hỏng: không đọc được phần {part}.',
	entities: 'Tệp có khai báo thực thể XML, điều mà Excel không ghi. Tệp bị từ chối.',
	'no-utf8': 'Tệp CSV không phải UTF-8 hay UTF-16. Hãy lưu lại dưới dạng “CSV UTF-8”.',
	'unclosed-quote':
		'Dấu ngoặc kép mở ở dòng {line} không được đóng: phần còn lại của tệp nằm trong một ô.',
	'too-heavy': 'Tệp đọc mất quá nhiều thời gian hoặc bộ nhớ. Hãy chia thành nhiều tệp nhỏ.',
	'too-many-rows': 'Một trang tính có quá nhiều dòng: tối đa {most}.',
	'too-many-columns': 'Một trang tính có quá nhiều cột: tối đa {most}.',
	'too-many-cells': 'Tệp có quá nhiều ô: tối đa {most}.',
	'no-table':
		'Không tìm thấy bảng số liệu: cần một dòng tiêu đề có chỉ tiêu và đơn vị, hoặc chỉ tiêu và kết quả thực hiện.',
	title: 'Tiêu đề',
	header: 'Dòng tiêu đề bảng',
	'no-figure': 'Chưa có số liệu',
	total: 'Dòng hoặc cột tổng',
	section: 'Dòng đề mục',
	numbering: 'Dòng đánh số cột',
	note: 'Ghi chú, chữ ký',
	'other-column': 'Cột “{header}” không phải số liệu cần nhập',
	'other-row': 'Dòng “{name}” không phải số liệu cần nhập',
	'same-again': 'Trùng với ô {cell}, cùng giá trị',
	'nothing-there': 'Không có số liệu',
	formula: 'Ô là công thức. Hãy dán giá trị (Paste Values) thay cho công thức.',
	'error-value': 'Ô báo lỗi của Excel.',
	'hidden-sheet': 'Trang tính bị ẩn có số liệu. Hãy hiện trang tính hoặc xóa đi.',
	'hidden-row': 'Dòng bị ẩn có số liệu. Hãy bỏ lọc, hiện dòng hoặc xóa đi.',
	'hidden-column': 'Cột bị ẩn có số liệu. Hãy hiện cột hoặc xóa đi.',
	'table-unread': 'Trang tính có số liệu nhưng không tìm thấy dòng tiêu đề bảng.',
	'column-unnamed': 'Cột có số liệu nhưng không có tiêu đề.',
	'unit-missing': 'Dòng có số liệu nhưng không ghi đơn vị nào.',
	'unit-unknown': 'Không có đơn vị “{name}”. Gần giống nhất: {nearest}.',
	'unit-code-unknown': 'Không có đơn vị nào mang mã “{code}”.',
	'unit-not-then':
		'Ngày {day} chưa có hoặc không còn {name}. Hãy đọc tệp theo địa giới của ngày đó.',
	'unit-contradicts': 'Các ô chỉ những đơn vị khác nhau: {names}.',
	'indicator-missing': 'Dòng có số liệu nhưng không ghi chỉ tiêu nào.',
	'indicator-unknown': 'Không có chỉ tiêu “{name}”. Gần giống nhất: {nearest}.',
	'indicator-contradicts': 'Các ô chỉ những chỉ tiêu khác nhau: {names}.',
	'period-in-name': 'Tên chỉ tiêu “{name}” ghi kèm kỳ số liệu. Hãy ghi kỳ ở một cột riêng.',
	'measure-differs': 'Đơn vị tính là “{given}”, chỉ tiêu này tính bằng “{wanted}”.',
	'period-unread':
		'Không đọc được kỳ báo cáo “{text}”. Ví dụ đúng: 11/2024, quý IV/2024, 15/12/2024.',
	estimate:
		'“{text}”: số ước thực hiện, chưa phải kết quả nên không nhập. Hãy nhập khi có số liệu chính thức.',
	'date-before-1900': 'Ngày trước năm 1900 không được nhận.',
	'not-begun':
		'Kỳ này đến ngày {day} mới bắt đầu. Số liệu của kỳ chưa tới không được nhận; hãy kiểm tra lại năm.',
	'date-not-there': 'Ngày này không có trong lịch.',
	'no-number': 'Đây không phải con số.',
	'other-notation': 'Con số này viết theo kiểu khác với cả tệp.',
	'not-whole':
		'Theo kiểu viết số của tệp, con số này là {value}, mà chỉ tiêu này không có phần thập phân.',
	'no-percent': 'Đây là phần trăm, còn chỉ tiêu này tính bằng “{unit}”.',
	'date-as-figure': 'Ô là ngày tháng, không phải số liệu.',
	'out-of-range': 'Giá trị nằm ngoài khoảng cho phép: từ {min} đến {max}.',
	'no-yes-no': 'Chỉ tiêu này cần “Có” hoặc “Không”.',
	'both-marked': 'Cả hai cột “Có” và “Không” đều được đánh dấu.',
	'no-stage': 'Chỉ tiêu này cần một trong các mức: {stages}.',
	contradicts: 'Cùng đơn vị, chỉ tiêu và kỳ, nhưng ô {cell} ghi khác: {raw}.',
	'so-far-in-month':
		'Đây là số lũy kế đến ngày {day}, giữa tháng, mà chỉ tiêu này tính cộng dồn hoặc trung bình theo thời gian: đó không phải số của riêng ngày {day}, cũng không phải số của trọn các tháng. Hãy nhập số lũy kế đến hết tháng, hoặc số của riêng từng tháng.',
	'day-of-months':
		'Kỳ chỉ ghi ngày {day}, mà chỉ tiêu này tính cộng dồn hoặc trung bình theo thời gian và báo cáo theo tháng trở lên: không rõ đây là số của riêng ngày đó hay số lũy kế, và cả hai đều không phải số của một kỳ. Hãy nhập số của cả tháng, quý, năm hoặc số lũy kế đến hết tháng.',
	'day-beside-month':
		'Đây là số liệu của riêng ngày {day}, mà cả tháng {month} đã có số liệu: {value} ({source}). Chỉ tiêu này tính cộng dồn hoặc trung bình theo thời gian nên số của một ngày không thay số của cả tháng. Nếu đây là số của cả tháng, hãy ghi kỳ là “tháng {month}”.',
	'month-beside-day':
		'Đây là số liệu của cả tháng {month}, mà riêng ngày {day} đã có số liệu: {value} ({source}). Chỉ tiêu này tính cộng dồn hoặc trung bình theo thời gian nên hai số không thay nhau. Hãy hoàn tác lần nhập {batch} rồi nhập lại tệp này.',
	unanswered: 'Chờ trả lời câu hỏi ở trên.',
} as const satisfies Record<ReasonKind, string>;

export const questionsVi = {
	numbers: 'Con số trong tệp viết theo kiểu nào?',
	percent: 'Trang “{about}”: các số phần trăm nhỏ (0,95; 1,02) nghĩa là gì?',
	period: 'Trang “{about}”: số liệu của kỳ nào?',
	unit: '“{about}” là đơn vị nào?',
	'report-unit': 'Trang “{about}”: báo cáo của đơn vị nào?',
	'report-indicator': 'Trang “{about}”: số liệu của chỉ tiêu nào?',
	year: 'Trang “{about}”: số liệu của năm nào?',
	'short-years': 'Năm trong tệp viết hai chữ số. Đọc là năm nào?',
	'former-units':
		'Có đơn vị không còn là đơn vị hành chính vào ngày của số liệu. Số liệu là của địa bàn cũ?',
	'month-ends':
		'Có chỉ tiêu tính cộng dồn hoặc trung bình theo thời gian mà kỳ chỉ ghi ngày cuối tháng. Số liệu đó là của khoảng nào?',
	indicator: '“{about}” là chỉ tiêu nào?',
	'indicator-words': 'Có phải “{about}” là số liệu của chỉ tiêu này?',
	'figure-column': 'Trang “{about}”: cột nào là số liệu cần nhập?',
} as const satisfies Record<QuestionKind, string>;

/** By the id of a choice that has no label of its own. */
export const choicesVi = {
	take: 'Phải, nhập cho địa bàn cũ',
	skip: 'Không, bỏ qua các số liệu đó',
	month: 'Của cả tháng kết thúc vào ngày đó',
	'so-far': 'Lũy kế từ đầu năm đến hết ngày đó',
} as const;

/** What is told of more than the month that its day ends. */
export const spansVi = {
	quarter: 'quý',
	'half-year': '6 tháng',
	'year-to-date': 'từ đầu năm',
	year: 'cả năm',
} as const satisfies Record<LongSpan, string>;
