/** To who wrote: that it came, and its reference. */
export const receiptMail = 'support.receipt'
/** To who wrote: the answer. */
export const answerMail = 'support.answer'
/** To the desk: a message waits. */
export const deskMail = 'support.desk'
