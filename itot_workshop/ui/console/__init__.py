"""The facilitator's page while the workshop runs."""
