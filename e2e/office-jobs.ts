/** Who sits at a desk of the office in the pictures. */
export type OfficeJob = 'customer service' | 'sales' | 'data protection officer' | 'administrator' | 'billing'
