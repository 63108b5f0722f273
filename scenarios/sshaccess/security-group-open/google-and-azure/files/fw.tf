resource "google_compute_firewall" "ssh" {
  network = "main"
  allow {
    protocol = "tcp"
    ports    = ["20-25"]
  }
}

resource "google_compute_firewall" "tagged" {
  network     = "main"
  source_tags = ["bastion"]
  allow { protocol = "tcp" }
}

resource "azurerm_network_security_rule" "ssh" {
  direction              = "Inbound"
  access                 = "Allow"
  protocol               = "Tcp"
  destination_port_range = "22"
  source_address_prefix  = "Internet"
}
