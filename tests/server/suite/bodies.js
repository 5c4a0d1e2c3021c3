// Bodies of POST /sessions as Xendit's guides print them, and the beginnings of flows.
export const CUSTOMER = {
  reference_id: "9a6fd4e8-8fcf-4e7c-8b0e-6b1c2f1c7b1e",
  type: "INDIVIDUAL",
  email: "customer@yourdomain.com",
  mobile_number: "+628123456789",
  individual_detail: { given_names: "John", surname: "Doe" },
};

export const ON_MY_PAGE = { components_configuration: { origins: ["https://example.com"] } };

/** What a merchant says of an order of Rp10.000. */
export const ORDER = { reference_id: "order-1", amount: 10000, currency: "IDR", country: "ID", ...ON_MY_PAGE };

export const SCHEDULE = { interval: "MONTH", interval_count: 1, anchor_date: "2030-01-28T00:00:00Z" };

/** Another one each time, because customers are remembered. */
export const somebody = () => ({ ...CUSTOMER, reference_id: crypto.randomUUID() });
