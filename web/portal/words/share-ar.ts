import type { shareFr } from './share-fr.ts'

export const shareAr: { readonly [key in keyof typeof shareFr]: string } = {
  qrFailed: 'تعذر إنشاء رمز QR.',
  qrLevel: 'المقاومة',
  qrLevel_H: 'قوية جدا: في الخارج أو كثير اللمس',
  qrLevel_L: 'خفيفة: لشاشة نظيفة',
  qrLevel_M: 'عادية: يقاوم بقعة صغيرة',
  qrLevel_Q: 'قوية: يقاوم البقع والطيات',
  qrLevelHint: 'كلما زادت مقاومته ازدادت كثافته: اطبعه بحجم أكبر.',
  qrLogo: 'شعار البطاقة في الوسط',
  qrLogoHint: 'مع مقاومة قوية أو قوية جدا، تصلح ما يغطيه الشعار.',
  qrNoLogo: 'هذا الرابط لا يظهر أي شعار: أضف شعارا إلى البطاقة وانشرها.',
  qrOptions: 'خيارات رمز QR',
  qrPrint: 'الطباعة أو الحفظ بصيغة PDF',
  qrSaveSvg: 'حفظ (SVG، للمطبعة)',
  qrSize: 'العرض بعد الطباعة',
  qrSize_100: '100 مم، ملصق حائطي',
  qrSize_25: '25 مم، بطاقة زيارة',
  qrSize_40: '40 مم، ملصق صغير',
  qrSize_60: '60 مم، منشور',
  qrSizeScreen: 'لشاشة',
}
