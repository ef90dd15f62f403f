// SPDX-License-Identifier: GPL-3.0-only
// Columns of line lists, named after the WHO's minimum variables for case reporting and contact listing (2020), with what
// else this desk keeps. The same names come in and go out, so that a list that went out can come in again.

export interface LineListColumn {
  readonly name: string;
  readonly vi: string;
  readonly en: string;
  /** Other headings under which a file may bring it, folded. */
  readonly aliases: readonly string[];
}

const column = (name: string, vi: string, en: string, ...aliases: string[]): LineListColumn => ({
  name,
  vi,
  en,
  aliases,
});

/** Who somebody is, in both lists. */
const person = [
  column('patinfo_name', 'Họ và tên', 'Name', 'ho ten', 'ho va ten', 'ten', 'full name', 'name'),
  column(
    'patinfo_phone',
    'Số điện thoại',
    'Phone number',
    'dien thoai',
    'sdt',
    'so dien thoai',
    'phone',
    'mobile',
  ),
  column('patinfo_birth_year', 'Năm sinh', 'Year of birth', 'nam sinh', 'birth year', 'dob', 'ngay sinh'),
  column('patinfo_sex', 'Giới tính', 'Sex', 'gioi tinh', 'gioi', 'sex', 'gender'),
  column(
    'patinfo_resadmin1',
    'Tỉnh, thành phố (mã hoặc tên)',
    'Province (code or name)',
    'tinh',
    'tinh thanh',
    'tinh thanh pho',
    'province',
  ),
  column(
    'patinfo_resadmin2',
    'Xã, phường (mã hoặc tên)',
    'Commune (code or name)',
    'xa',
    'phuong',
    'xa phuong',
    'commune',
    'ward',
  ),
  column('patinfo_address', 'Địa chỉ', 'Address', 'dia chi', 'address'),
] as const;

/** Columns of the line list of cases. */
export const caseColumns: readonly LineListColumn[] = [
  column('case_id', 'Mã ca bệnh', 'Case identifier'),
  ...person,
  column('patinfo_occupation', 'Nghề nghiệp', 'Occupation', 'nghe nghiep', 'occupation'),
  column('report_date', 'Ngày báo cáo', 'Date of report', 'ngay bao cao', 'report date'),
  column('lab_date_taken', 'Ngày lấy mẫu', 'Date of sample', 'ngay lay mau', 'sample date', 'ngay mau'),
  column('lab_test', 'Loại xét nghiệm', 'Kind of test', 'loai xet nghiem', 'xet nghiem', 'test'),
  column(
    'lab_date_confirmed',
    'Ngày khẳng định',
    'Date of confirmation',
    'ngay khang dinh',
    'ngay ket qua',
    'confirmed',
  ),
  column('case_classification', 'Phân loại', 'Classification', 'phan loai', 'classification'),
  column('clin_date_onset', 'Ngày khởi phát', 'Date of onset', 'ngay khoi phat', 'onset', 'onset date'),
  column('clin_symptoms', 'Triệu chứng', 'Symptoms', 'trieu chung', 'symptoms'),
  column('outcome_status', 'Tình trạng', 'Condition', 'tinh trang', 'outcome'),
  column('outcome_date', 'Ngày của tình trạng', 'Date of condition', 'outcome date'),
  column('expo_contact_case', 'Đã biết là người tiếp xúc', 'Was a known contact'),
  column('expo_note', 'Tiếp xúc', 'Exposure', 'tiep xuc', 'exposure'),
  column('expo_places', 'Nơi đã đến', 'Places', 'noi da den', 'places'),
  column('note', 'Ghi chú', 'Note', 'ghi chu', 'note', 'notes'),
];

/** Columns of the line list of contacts. */
export const personColumns: readonly LineListColumn[] = [
  column('contact_id', 'Mã người tiếp xúc', 'Contact identifier'),
  column('case_id', 'Mã ca bệnh nguồn', 'Identifier of the source case', 'ma ca benh', 'source'),
  ...person,
  column('contact_level', 'Mức tiếp xúc', 'Level of contact', 'muc tiep xuc', 'f', 'level'),
  column(
    'contact_date_last',
    'Ngày tiếp xúc cuối',
    'Date of last contact',
    'ngay tiep xuc',
    'exposure date',
    'last contact',
  ),
  column('contact_setting', 'Hoàn cảnh tiếp xúc', 'Setting of contact', 'hoan canh', 'setting'),
  column('contact_symptoms', 'Triệu chứng', 'Symptoms', 'trieu chung', 'symptoms'),
  column('followup_status', 'Theo dõi', 'Follow-up', 'theo doi'),
  column('followup_last_date', 'Lần theo dõi cuối', 'Date of last follow-up'),
  column('followup_end_date', 'Theo dõi đến', 'Followed up until'),
  column('note', 'Ghi chú', 'Note', 'ghi chu', 'note', 'notes'),
];
