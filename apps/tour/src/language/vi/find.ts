// SPDX-License-Identifier: GPL-3.0-only
// "Tìm người này": điều mà ai có mọi bảng và mọi nhật ký của mọi bàn tìm được. Mẫu cho bản tiếng Anh.
export const find = {
  heading: 'Tìm người này',
  lead: 'Giả sử ai đó có mọi bảng, mọi nhật ký và mọi khóa bí mật của cả bốn bàn. Từ một cái tên, một số điện thoại hay một khóa, họ đi được đến đâu?',
  label: 'Tên, số điện thoại, hoặc khóa (dạng hex)',
  button: 'Tìm trong mọi bảng',
  searching: 'Đang tìm trong mọi bảng và mọi nhật ký…',
  examples: 'Thử với',
  exampleChosen: (name: string) => `${name} (người đang chọn)`,
  exampleNumber: (name: string) => `số của ${name}`,
  tooShort: 'Hãy gõ ít nhất ba ký tự.',
  asked: (text: string) => `Kết quả cho “${text}”`,
  searched: (tables: string, rows: string) => `Đã tìm trong ${tables} bảng và nhật ký, ${rows} dòng.`,
  needlesHeading: 'Đã tìm những giá trị này',
  needlesNote: 'Chính điều bạn gõ, và những gì các bàn tính được từ đó bằng khóa của mình.',
  needles: {
    text: 'điều đã gõ',
    'number-of-name': 'số điện thoại của người tên ấy (danh bạ của thị trấn)',
    number: 'số điện thoại, dạng quốc tế',
    'registration-number': 'HMAC của số, bằng khóa của bàn đăng ký',
    'registration-limit': 'HMAC mà bàn đăng ký dùng để đếm tin nhắn trong ngày của số',
    'case-number': 'HMAC của số, bằng khóa của cơ quan y tế',
  } as Record<string, string | undefined>,
  rowsHeading: 'Những dòng tìm thấy',
  desks: {
    registration: 'Bàn đăng ký',
    cases: 'Cơ quan y tế',
    exposure: 'Máy chủ phơi nhiễm',
    meetings: 'Bàn gặp gỡ',
    log: 'Nhật ký máy chủ',
    observer: 'Người theo dõi mạng',
  },
  inDesk: (desk: string, rows: number) => (rows === 0 ? `${desk}: không dòng nào` : `${desk}: ${rows} dòng`),
  followed: (value: string, table: string, column: string) =>
    `đi tiếp nhờ ${value} (từ ${table}, cột ${column})`,
  direct: 'chứa chính điều được tìm',
  sharedHeading: 'Giá trị có ở nhiều bàn',
  sharedNote:
    'Ngày và con số nhỏ thì bàn nào cũng có. Càng nhiều dòng mang cùng một giá trị, giá trị ấy càng ít nói về một người.',
  sharedValue: 'Giá trị',
  sharedColumns: 'Ở các cột',
  sharedRows: 'Số dòng mang nó',
  noShared: 'Không có giá trị nào chung giữa các bàn.',
  conclusionHeading: 'Kết luận',
  conclusion: {
    nothing: 'Không bàn nào giữ điều này. Nó không có trong bảng nào, cũng không trong nhật ký nào.',
    identityOnly: (desks: string) =>
      `Tìm thấy ở: ${desks}. Từ các dòng ấy không có giá trị nào dẫn tiếp đến khóa, báo cáo hay lần gặp: máy chủ phơi nhiễm và bàn gặp gỡ không có dòng nào của người này.`,
    contentOnly: (desks: string) =>
      `Tìm thấy ở: ${desks}. Từ các dòng ấy không có giá trị nào dẫn tiếp đến một số điện thoại hay một ca bệnh: không ai nói được đây là của ai.`,
    joined: (desks: string) =>
      `Tìm thấy ở cả hai phía: ${desks}. Có giá trị nối người với khóa hoặc lần gặp. Điều này không được phép xảy ra: hãy báo cho chúng tôi.`,
    joinedByText: (desks: string) =>
      `Chính điều bạn gõ có ở cả hai phía: ${desks}. Đó là một giá trị mà nhiều dòng có; không dòng nào dẫn đến dòng kia.`,
    weak: (values: string, desks: string) =>
      `Tìm thấy ở: ${desks}. Hai phía chỉ nối được bằng những con số mà cả hai cùng có, như ngày hay số thứ tự: ${values}. Trong một thị trấn mà một ngày chỉ có một ca, con số ấy là một gợi ý thật; ở một nước, một ngày có hàng nghìn ca.`,
    onlyTraces: (desks: string) =>
      `Tìm thấy ở: ${desks}. Đó là giờ và kích thước hoặc dòng nhật ký, không phải nội dung.`,
    isCase: 'Cơ quan y tế biết người này là F0: đó là việc của họ.',
    rarest: (value: string, rows: string) =>
      `Giá trị chung hiếm nhất giữa các bàn là ${value}: ${rows} dòng mang nó. Ít dòng thì dễ đoán hơn; thị trấn này nhỏ, một nước thì không.`,
    live: 'Đây là những gì đang được lưu. Thẻ được ký mù, nên không có gì được giữ lại dẫn từ mã đến báo cáo. Ai điều khiển nhiều bàn ngay lúc việc xảy ra vẫn có thể so thời điểm.',
  },
};

export type FindTexts = typeof find;
