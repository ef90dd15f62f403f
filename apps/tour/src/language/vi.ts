// SPDX-License-Identifier: GPL-3.0-only
// Tiếng Việt. This catalogue is the model: en.ts must have the same entries with the same arguments.
export const vi = {
  languageName: 'Tiếng Việt',
  documentTitle: 'Bluezone – mười chiếc điện thoại, từng bước một',
  skip: 'Đến bước tiếp theo',
  tagline: 'Mười chiếc điện thoại và một máy chủ thật, từng bước một.',
  chooseLanguage: 'Ngôn ngữ',
  clockLabel: 'Giờ của điện thoại và máy chủ',
  dayOfStory: (day: number) => `Ngày ${day}`,
  loading: 'Đang mở…',
  serverGone: 'Không liên lạc được với máy chủ. Trang sẽ tự thử lại; không có gì bị mất.',
  serverOpening: 'Máy chủ đang mở, xin đợi một chút…',
  refused: 'Máy chủ không nhận yêu cầu này. Trang đã được cập nhật; xin thử lại.',
  stepFailed: (reason: string) =>
    `Bước này chưa xong (${reason}). Có thể thử lại; việc đã làm sẽ không lặp lại.`,
  stepsHeading: 'Các bước',
  stepState: {
    done: 'đã xong',
    running: 'đang diễn ra',
    next: 'tiếp theo',
    later: 'chưa đến',
    optional: 'tùy chọn',
  },
  now: 'Vừa xảy ra',
  next: 'Tiếp theo',
  begin: 'Bắt đầu',
  nextButton: (title: string) => `Bước tiếp theo: ${title}`,
  playing: (title: string) => `Đang diễn ra: ${title}`,
  allDone: 'Câu chuyện đã hết. Có thể xem mỗi bên giữ những gì ở bên dưới, hoặc bắt đầu lại.',
  restart: 'Bắt đầu lại',
  restartExplained:
    'Mười lăm ngày sẽ trôi qua mà không ai gặp ai. Không ai bấm nút xóa: điện thoại và máy chủ tự quên theo đồng hồ.',
  restartConfirm: 'Cho mười lăm ngày trôi qua',
  cancel: 'Thôi',
  pausing: 'Mười lăm ngày đang trôi qua…',
  forgotten: (
    before: { heard: number; reports: number; tags: number },
    left: typeof before,
    hashes: number,
  ) =>
    `Mười lăm ngày đã trôi qua. Mã nghe được trên mười điện thoại: ${before.heard} → ${left.heard}. ` +
    `Báo cáo trên máy chủ: ${before.reports} → ${left.reports}; dấu gặp gỡ: ${before.tags} → ${left.tags}. ` +
    `Còn lại ${hashes} dấu của thẻ đã dùng, để không thẻ nào dùng được hai lần.`,
  steps: {
    'meet-1': {
      title: 'Ngày 1: họ gặp nhau',
      what: 'An ngồi với Bình, rồi với Chi, và đi ngang qua Dũng. Điện thoại của họ phát những mã ngẫu nhiên, đổi mười phút một lần, và ghi lại mã nghe được.',
    },
    'meet-2': {
      title: 'Ngày 2: họ lại gặp người khác',
      what: 'Bình gặp Giang và Hà, Chi gặp Khoa, Lan gặp Minh; Ngọc ở một mình. Chưa ai biết mình có bệnh hay không, và chưa có gì rời khỏi điện thoại.',
    },
    confirm: {
      title: 'Ngày 3: An được xác nhận mắc bệnh',
      what: 'Nhân viên y tế ghi một ca bệnh với số điện thoại của An và cấp một mã tám chữ số. Cơ quan y tế không hỏi An đã gặp ai.',
    },
    redeem: {
      title: 'An nhập mã',
      what: 'Điện thoại của An đổi mã lấy một thẻ được ký. Nhờ thẻ này, máy chủ biết báo cáo là của một người đã được xác nhận.',
    },
    consent: {
      title: 'An xem trước và đồng ý',
      what: 'An thấy đúng những gì sẽ rời khỏi máy và tự quyết định. Không có sự đồng ý này thì không có cách nào lấy lịch sử ra khỏi điện thoại.',
    },
    leave: {
      title: 'Báo cáo rời khỏi máy',
      what: 'Điện thoại chờ một lúc ngẫu nhiên rồi mới gửi. Báo cáo có cùng kích thước với những gói giả mà điện thoại nào cũng gửi.',
    },
    publish: {
      title: 'Máy chủ công bố',
      what: 'Máy chủ đợi đến khi không mã nào còn dùng lại được, rồi ký và công bố các khóa của An giữa những khóa ngẫu nhiên. Tệp này giống nhau cho mọi người.',
    },
    check: {
      title: 'Các điện thoại tự kiểm tra',
      what: 'Mỗi điện thoại tải cùng một tệp và tự so với những mã mình đã nghe. Máy chủ không biết điện thoại nào tìm thấy gì.',
    },
    claim: {
      title: 'Bình đồng ý báo cho người khác',
      what: 'Bình được hỏi có muốn báo cho những người đã gặp sau đó không, và đồng ý. Chi cũng được hỏi, nhưng không muốn.',
    },
    'publish-claim': {
      title: 'Máy chủ kiểm tra bằng chứng và công bố',
      what: 'Bình chứng minh đã thật sự ở gần người được xác nhận, mà không nói mình là ai. Chỉ khi chứng cứ khớp, máy chủ mới công bố khóa của Bình.',
    },
    'check-again': {
      title: 'Các điện thoại kiểm tra lần nữa',
      what: 'Ai đã ở gần Bình sau đó sẽ biết mình là F2. Ai chỉ gặp Chi thì không, vì Chi đã không đồng ý.',
    },
    withdraw: {
      title: 'An rút lại',
      what: 'Giả sử kết quả xét nghiệm sai và An rút lại báo cáo. Máy chủ công bố việc rút, và các điện thoại tự gỡ cảnh báo.',
    },
  },
  result: {
    meet: (heard: string) => `Mã mỗi máy nghe được trong ngày: ${heard}.`,
    nobodyHeard: 'Không máy nào nghe thấy máy nào.',
    confirm: (name: string, number: string, digits: string) =>
      `Cơ quan y tế ghi ca bệnh với số ${number} và cấp mã ${digits} cho ${name}.`,
    redeem: (name: string, bytes: string, answered: string) =>
      `${name} gửi mã trong một gói ${bytes} byte và nhận thẻ trong ${answered} byte trả lời.`,
    consent: (name: string, keys: number, meetings: number, time: string) =>
      `${name} đồng ý gửi ${keys} khóa và ${meetings} dấu gặp gỡ. Báo cáo sẽ đi không sớm hơn ${time}.`,
    leave: (name: string, time: string, bytes: string, others: number) =>
      `Báo cáo của ${name} đi lúc ${time}: ${bytes} byte, lẫn giữa ${others} gói khác quanh lúc ấy, kích thước như nhau.`,
    notAccepted: (name: string, state: string) => `Máy chủ chưa nhận báo cáo của ${name} (${state}).`,
    published: (keys: number, padding: number, revised: number, bytes: string, hash: string) =>
      `Tệp ${hash}: ${keys} khóa, trong đó ${padding} khóa ngẫu nhiên để che; ${revised} khóa được sửa; ${bytes} byte.`,
    publishedNothing: 'Không có khóa mới nào để công bố.',
    warned: (name: string, degree: string, day: string, minutes: number) =>
      `Điện thoại của ${name} báo: ${degree}, ngày ${day}, khoảng ${minutes} phút.`,
    explained: (duration: string, distance: string, certainty: string) =>
      `${duration}, ${distance}; ${certainty}.`,
    notWarned: (names: string) => `Không có cảnh báo: ${names}.`,
    takenBack: (name: string, degree: string, day: string) =>
      `Điện thoại của ${name} gỡ cảnh báo ${degree} ngày ${day} và nói rõ điều đó.`,
    claim: (name: string, keys: number) => `${name} đồng ý chia sẻ ${keys} khóa của những ngày sau lần gặp.`,
    declined: (names: string) => `${names} cũng được hỏi và không đồng ý; không gì rời khỏi máy ấy.`,
    proof: (name: string, tags: number, minutes: number) =>
      `Chứng cứ của ${name} khớp với ${tags} dấu gặp gỡ, tổng cộng ${minutes} phút. Các dấu ấy không dùng lại được nữa.`,
    proofMissing: (name: string, state: string) => `Máy chủ chưa nhận chứng cứ của ${name} (${state}).`,
    withdrawn: (name: string) => `${name} đã rút lại báo cáo.`,
  },
  degree: {
    F0: 'đã xác nhận mắc bệnh (F0)',
    F1: 'tiếp xúc gần (F1)',
    F2: 'tiếp xúc với F1 (F2)',
    none: 'không có cảnh báo',
  },
  duration: {
    'under-5': 'dưới 5 phút',
    '5-to-15': '5 đến 15 phút',
    '15-to-30': '15 đến 30 phút',
    '30-to-60': '30 đến 60 phút',
    'over-60': 'trên một giờ',
  } as Record<string, string>,
  distance: {
    close: 'rất gần',
    near: 'gần',
    'same-room': 'cùng phòng',
    far: 'xa',
    unknown: 'không rõ khoảng cách',
  } as Record<string, string>,
  certainty: {
    high: 'khá chắc chắn',
    medium: 'có điều chưa chắc',
    low: 'không chắc lắm',
  } as Record<string, string>,
  advice: 'Cảnh báo không phải là chẩn đoán: hãy theo hướng dẫn của cơ quan y tế.',
  preview: {
    heading: (name: string) => `Điều ${name} thấy trước khi quyết định`,
    day: 'Ngày',
    keys: 'Khóa',
    meetings: 'Dấu gặp gỡ',
    claim: (days: string, meetings: number) =>
      `Sẽ chia sẻ khóa của các ngày ${days}, và mở ${meetings} lần gặp với người đã được xác nhận.`,
    risk: 'Khóa đã công bố có thể cho người ở gần từng ghi sóng nhận ra bạn.',
  },
  posts: {
    heading: 'Người theo dõi mạng thấy gì',
    time: 'Lúc',
    size: 'Byte',
    begins: 'Những byte đầu',
    whose: 'Của ai (chỉ kịch bản biết)',
    report: 'báo cáo',
    unsealed:
      'Bản này chưa niêm phong nội dung: kích thước đã là cuối cùng, nhưng trên đường đi còn đọc được.',
  },
  picture: {
    heading: 'Ai đã ở gần ai',
    note: 'Nét liền: ngày gặp gần nhất; nét đứt: hôm trước. Hình này là sự thật của câu chuyện: không điện thoại và không máy chủ nào biết hết.',
    empty: 'Chưa ai gặp ai.',
    minutes: (minutes: number) => `${minutes} phút`,
    meeting: (day: number, a: string, b: string, minutes: number) =>
      `Ngày ${day}: ${a} và ${b}, ${minutes} phút`,
    person: (name: string, state: string) => `${name}: ${state}`,
    alone: 'ở một mình',
  },
  feed: { heading: 'Nhật ký', empty: 'Chưa có gì xảy ra.' },
  holdings: {
    heading: 'Mỗi bên biết gì?',
    intro:
      'Đây là tất cả những gì mỗi bên đang giữ, từng dòng và từng byte, không tóm tắt. Hãy chọn một điện thoại để so.',
    choosePhone: 'Chọn một điện thoại',
    busy: 'Sẽ hiện lại khi bước này xong.',
    phone: (name: string) => `Điện thoại của ${name}`,
    phoneNote: 'Chỉ ở trên máy. Giữ mười bốn ngày.',
    authority: 'Cơ quan y tế',
    authorityNote: 'Ca bệnh và mã. Không có khóa, không có ai gặp ai.',
    exposure: 'Máy chủ phơi nhiễm',
    exposureNote: 'Khóa, dấu gặp gỡ, tệp đã công bố. Không có tên, không có số điện thoại.',
    registration: 'Bàn đăng ký',
    registrationNote: 'Số điện thoại chỉ ở dạng băm, và thẻ đã cấp theo lịch cho mọi máy.',
    rows: (count: number) => `${count} dòng`,
    none: 'trống',
    showAll: (count: number) => `Hiện đủ ${count} dòng`,
    bytes: (count: number) => `${count} byte`,
    fullValue: 'Xem đủ',
    copyHint: 'Giá trị đầy đủ',
  },
  tables: {
    keys: 'Khóa của chính mình',
    heard: 'Mã nghe được',
    evidence: 'Bằng chứng khớp với khóa đã công bố',
    alerts: 'Cảnh báo',
    shares: 'Đã chia sẻ',
    posts: 'Đã gửi (gần đây)',
    cases: 'Ca bệnh',
    codes: 'Mã đã cấp',
    staff: 'Nhân viên',
    sessions: 'Phiên làm việc',
    login_failures: 'Lần đăng nhập sai',
    reports: 'Báo cáo và yêu cầu báo tiếp',
    published_keys: 'Khóa đã công bố',
    exports: 'Tệp đã công bố',
    configurations: 'Cấu hình',
    indexes: 'Mục lục đã ký',
    community: 'Cộng đồng',
    tags: 'Dấu gặp gỡ',
    phones: 'Máy đã đăng ký',
    issued: 'Thẻ đã cấp',
  } as Record<string, string>,
};

export type Catalogue = typeof vi;
