// SPDX-License-Identifier: GPL-3.0-only
// Đi từng bước: F0 → F1 → F2 → rút lại. Mẫu cho bản tiếng Anh.
export const guide = {
  heading: 'Đi từng bước',
  stepsLabel: 'Các bước',
  stepNumber: (step: number, all: number) => `Bước ${step}/${all}`,
  stepState: { done: 'đã xong', now: 'đang ở đây', later: 'chưa đến' },
  steps: {
    choose: 'Chọn một người',
    confirm: 'Xác nhận F0',
    redeem: 'Nhập mã',
    consent: 'Xem trước và đồng ý',
    leave: 'Báo cáo rời máy',
    publish: 'Máy chủ công bố',
    match: 'Các máy tự so: F1',
    claim: 'Một F1 đồng ý báo tiếp',
    spread: 'Người F1 đã gặp: F2',
    withdraw: 'Rút lại',
    undo: 'Cảnh báo được gỡ',
  },
  happened: 'Vừa xảy ra',
  next: 'Tiếp theo',
  awaited: 'Đang đợi',
  faster: 'Nhanh hơn cho đến khi xảy ra',
  fastNow: (pace: string) => `Thị trấn đang chạy nhanh gấp ${pace} lần; xong sẽ trở lại như trước.`,
  normalPace: 'Trở lại nhịp trước',
  failed: (words: string, code: string) => `Chưa được: ${words} (${code}). Có thể thử lại.`,
  busy: 'Đang làm…',
  more: (people: number) => `và ${people} người nữa`,
  another: 'Bắt đầu với người khác',
  follow: 'Đang theo dõi',
  followCase: (name: string, time: string) => `${name}, ${time}`,
  followNew: 'một ca mới',
  hasten: 'Không đợi nữa, sang bước rút lại',

  choose: {
    before:
      'Mọi người sống như mọi ngày. Điện thoại của họ phát và ghi lại những mã ngẫu nhiên; chưa có gì rời khỏi máy.',
    night:
      'Đang là đêm, gần như ai cũng ở nhà. Muốn thấy họ đi lại, cho thời gian trôi nhanh hơn (phía trên bản đồ).',
    what: 'Cho một người mắc bệnh, rồi xem mỗi điện thoại tự tìm ra chủ mình có ở gần hay không: không cần tên, không cần vị trí.',
    legend: 'Ai sẽ mắc bệnh (F0)?',
    lives: (people: number) => (people === 0 ? 'sống một mình' : `sống với ${people} người`),
    works: (people: number) => `làm hoặc học cùng ${people} người`,
    heard: (people: number) => `vừa nghe thấy ${people} máy`,
    button: (name: string) => `Chọn ${name}`,
    nobody: 'Lúc này không có ai vừa có máy đang bật vừa chưa là F0.',
    unfit: (name: string) => `${name} không thể là F0 mới: máy đang tắt, hoặc đã có ca bệnh.`,
  },
  confirm: {
    before: (name: string) => `Bạn đã chọn ${name}. Chưa ai biết ${name} có bệnh hay không.`,
    what: (name: string) =>
      `Giả sử ${name} xét nghiệm dương tính. Nhân viên y tế ghi một ca bệnh với số điện thoại ấy và cấp một mã tám chữ số. Không ai hỏi ${name} đã gặp ai.`,
    button: (name: string) => `Xác nhận ${name} là F0`,
    other: 'Chọn người khác',
  },
  redeem: {
    before: (name: string, number: string) =>
      `Cơ quan y tế đã ghi một ca bệnh với số ${number} và cấp mã cho ${name}.`,
    what: (name: string) =>
      `Nhân viên y tế đọc mã này cho ${name}. Máy đổi mã lấy một thẻ được ký: thẻ nói rằng báo cáo là của một người đã được xác nhận, không nói là ai.`,
    codeLabel: 'Mã cơ quan y tế đọc',
    inputLabel: (name: string) => `Mã nhập trên máy của ${name}`,
    inputHint: 'Tám chữ số. Nhập sai năm lần thì mã bị hủy.',
    inputWrong: 'Mã gồm tám chữ số.',
    blindHeading: 'Vì sao sau này không ai biết báo cáo là của ai',
    blind:
      'Máy che thẻ lại trước khi xin ký, ký xong mới mở ra, nên cơ quan y tế ký mà không nhìn thấy. Gói gửi đi được niêm phong: bàn đón chuyển tiếp mà không đọc, và gói nào cũng cùng một cỡ. Khi báo cáo đến kèm thẻ, chưa bàn nào từng thấy thẻ ấy.',
    button: (name: string) => `Nhập mã trên máy của ${name}`,
  },
  consent: {
    before: (name: string, bytes: string) =>
      `Máy của ${name} đã đổi mã lấy thẻ, trong một gói ${bytes} byte. Máy chủ không học được gì về lịch sử của máy.`,
    beforeUnknown: (name: string) => `Máy của ${name} đã đổi mã lấy một thẻ được ký.`,
    what: (name: string) =>
      `${name} thấy đúng những gì sẽ được gửi, bỏ bớt nếu muốn, rồi tự quyết định. Không có sự đồng ý này thì không gì lấy được lịch sử ra khỏi máy.`,
    previewHeading: (name: string) => `Máy của ${name} sẽ gửi đúng những thứ này`,
    onset: 'Ngày có triệu chứng',
    onsetUnknown: 'không rõ, không có',
    send: 'Gửi',
    day: 'Ngày (UTC)',
    keys: 'Khóa',
    meetings: 'Dấu gặp gỡ',
    sendDay: (day: string) => `Gửi ngày ${day}`,
    total: 'Cộng',
    withMeetings: 'Gửi cả dấu gặp gỡ',
    withMeetingsNote:
      'Dấu gặp gỡ là những giá trị băm. Nhờ chúng, một F1 chứng minh được mình đã ở gần, mà không nói mình là ai. Không có chúng thì không có cảnh báo F2.',
    sizeNote: 'Dù chọn thế nào, gói gửi đi vẫn dài đúng 32.768 byte, như mọi gói giả.',
    risk: 'Khóa đã công bố có thể cho người ở gần từng ghi sóng nhận ra bạn.',
    noDays: 'Hãy giữ ít nhất một ngày.',
    loading: 'Máy đang chuẩn bị bản xem trước…',
    button: (name: string) => `${name} đồng ý gửi`,
  },
  leave: {
    before: (name: string, keys: number, meetings: number) =>
      `${name} đã đồng ý gửi ${keys} khóa và ${meetings} dấu gặp gỡ.`,
    beforeUnknown: (name: string) => `${name} đã đồng ý gửi báo cáo.`,
    what: 'Máy đợi một lúc ngẫu nhiên rồi mới gửi, để thời điểm gửi không nói lên điều gì.',
    notBefore: (time: string) => `Không sớm hơn ${time}.`,
  },
  publish: {
    before: (name: string, bytes: string, dummies: number) =>
      `Báo cáo của ${name} đã rời máy: ${bytes} byte. ${dummies === 0 ? 'Trong giờ trước đó không máy nào khác gửi gói giả; nếu có, nó trông y như vậy.' : `Trong giờ trước đó các máy khác đã gửi ${dummies} gói giả, cùng kích thước và cùng địa chỉ.`}`,
    beforeUnknown: (name: string) => `Báo cáo của ${name} đã rời máy, cùng kích thước với mọi gói giả.`,
    state: (state: string) => `Hiện giờ: ${state}.`,
    what: 'Máy chủ đợi đến khi không mã nào của khóa còn phát lại được, rồi ký và công bố khóa giữa những khóa ngẫu nhiên. Khóa của hôm nay vì thế ra chậm hơn khóa của những ngày trước.',
  },
  match: {
    before: (bytes: string, keys: number, padding: number) =>
      `Máy chủ đã công bố một tệp ${bytes} byte với ${keys} khóa, trong đó ${padding} khóa ngẫu nhiên để che. Tệp này giống nhau cho mọi người.`,
    beforeUnknown: 'Máy chủ đã công bố khóa trong một tệp giống nhau cho mọi người.',
    hash: 'Băm của tệp',
    what: 'Mỗi máy tải cùng một tệp theo lịch của mình và tự so với những mã đã nghe. Máy chủ không biết máy nào tìm thấy gì.',
  },
  claim: {
    before: (count: number) =>
      count === 1
        ? 'Một máy đã tự báo cho chủ: tiếp xúc gần (F1).'
        : `${count} máy đã tự báo cho chủ: tiếp xúc gần (F1).`,
    who: 'F1',
    what: 'Một F1 có thể báo cho những người mình đã gặp sau đó. Máy của F1 chứng minh rằng mình thật sự đã ở gần F0, và chỉ khi đó khóa của F1 mới được công bố.',
    legend: 'Máy của F1 nào?',
    preview: (name: string) => `Máy của ${name} sẽ gửi đúng những thứ này`,
    days: (days: string) => `Khóa của các ngày (UTC): ${days}`,
    meetings: (meetings: number) => `Mở ${meetings} lần gặp với F0, để máy chủ tính lại và tin`,
    button: (name: string) => `${name} đồng ý báo cho người đã gặp`,
    loading: 'Máy đang chuẩn bị bản xem trước…',
    noToken: (name: string) =>
      `Máy của ${name} chưa có thẻ báo tiếp. Máy nào cũng nhận một thẻ theo lịch, không phải vì có cảnh báo.`,
    notYet: (name: string) =>
      `Máy của ${name} chưa có gì để gửi: chưa qua ngày nào kể từ lần gặp (độ trễ L).`,
    noneCan: 'Chưa F1 nào báo tiếp được. Có thể đợi sang ngày mới.',
    refused: (name: string) => `Máy chủ đã từ chối yêu cầu của ${name}.`,
  },
  spread: {
    before: (name: string, keys: number) => `${name} đã đồng ý gửi ${keys} khóa, kèm bằng chứng đã ở gần F0.`,
    beforeUnknown: (name: string) => `${name} đã đồng ý báo cho những người đã gặp.`,
    somebodyElse: 'Hỏi thêm một F1 khác',
    left: (bytes: string, dummies: number) =>
      `Yêu cầu đã rời máy: ${bytes} byte, giữa ${dummies} gói giả của một giờ trước đó.`,
    what: {
      queued: 'Máy đợi một lúc ngẫu nhiên rồi mới gửi.',
      waiting:
        'Máy chủ chưa thấy đủ mười phút ở gần trong những dấu gặp gỡ mà F0 đã gửi. Nó giữ yêu cầu đến hết ngày mai, phòng khi dấu còn đến, rồi từ chối. Một F1 khác có thể có bằng chứng rõ hơn.',
      accepted:
        'Máy chủ đã tính lại bằng chứng và tin. Khóa của F1 ra trong tệp kế tiếp; các máy lại tự so, và ai đã ở gần F1 sẽ biết mình là F2. Nếu F1 này chỉ gặp những người đã là F1, không có ai mới được báo: hãy hỏi thêm một F1 khác.',
    },
  },
  withdraw: {
    before: (count: number) =>
      count === 0
        ? 'Chưa có ai là F2 của ca này.'
        : count === 1
          ? 'Một máy đã tự báo cho chủ: tiếp xúc với một F1 (F2).'
          : `${count} máy đã tự báo cho chủ: tiếp xúc với một F1 (F2).`,
    what: (name: string) =>
      `Giả sử kết quả xét nghiệm sai. Chỉ máy của ${name} giữ bí mật để rút lại; cơ quan y tế không làm thay được, vì không biết khóa nào là của ai.`,
    button: (name: string) => `${name} rút lại báo cáo`,
    nothing: 'Máy không còn báo cáo nào để rút lại.',
  },
  undo: {
    before: (name: string) => `${name} đã rút lại.`,
    what: 'Máy chủ công bố việc rút lại. Yêu cầu báo tiếp nào dựa vào báo cáo này cũng mất hiệu lực. Máy nào đã cảnh báo sẽ tự gỡ và nói rõ.',
    left: (f1: number, f2: number) => `Còn lại: ${f1} F1, ${f2} F2.`,
    others: (cases: number) =>
      `Còn ${cases} ca bệnh khác đang công khai: cảnh báo do các ca ấy vẫn giữ nguyên.`,
  },
  over: {
    before: (name: string) => `Báo cáo của ${name} đã được rút lại, và mọi cảnh báo vì nó đã được gỡ.`,
    what: 'Câu chuyện đã hết. Hãy xem mỗi bên còn giữ gì, thử một máy chủ xấu, hoặc bắt đầu với người khác.',
    look: { knows: 'Mỗi bên còn giữ gì?', hostile: 'Thử một máy chủ xấu' },
  },
  refused: {
    before: (name: string) => `Máy chủ không nhận báo cáo của ${name}; không có gì được công bố.`,
    why: (words: string, code: string) => `Lý do: ${words} (${code}).`,
    what: 'Không ai được cảnh báo. Có thể bắt đầu lại với người khác.',
  },

  truth: {
    heading: (name: string, degree: string) => `Sự thật: ai đã thật sự ở gần ${name}? (${degree})`,
    note: 'Không điện thoại và không máy chủ nào biết điều này; chỉ thị trấn biết. “Gần” là trong 2 mét, không có tường ngăn, từ 15 phút trong một ngày.',
    period: (from: string, to: string) => `Từ ${from} đến ${to}.`,
    loading: 'Đang tính từ vị trí của mọi người…',
    refresh: 'Tính lại',
    warned: 'Ở gần và được báo',
    missed: 'Ở gần mà chưa được báo',
    falselyWarned: 'Được báo mà không ở gần đủ lâu',
    bar: (warned: number, missed: number, falselyWarned: number) =>
      `${warned} người ở gần và được báo, ${missed} người ở gần mà chưa được báo, ${falselyWarned} người được báo mà không ở gần đủ lâu.`,
    nobody: 'không có ai',
    minutes: (minutes: number) => `${minutes} phút`,
    why: {
      'no-phone': { short: 'máy tắt', long: 'không có máy đang bật, hoặc không có ứng dụng.' },
      'not-yet': { short: 'chưa đến lượt', long: 'máy chưa kiểm tra, hoặc khóa chưa công bố.' },
      'not-heard': { short: 'nghe chưa đủ', long: 'máy nghe chưa đủ lần, hoặc nghe như ở xa hơn.' },
    },
  },
};

export type GuideTexts = typeof guide;
