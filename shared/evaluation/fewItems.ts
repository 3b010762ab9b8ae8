/** Of fewer items nothing is claimed: even their intervals are too narrow. Rows with fewer are greyed, and say how many would decide. */
export const FEW_ITEMS = 20;
