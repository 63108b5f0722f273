terraform {
  required_version = ">= 1.9"

  backend "s3" {
    bucket = "acme-state"
  }
}

variable "office" {
  type    = list(string)
  default = ["203.0.113.0/24"]
}

resource "aws_security_group" "bastion" {
  name   = "bastion"
  vpc_id = aws_vpc.main.id

  ingress {
    description = "SSH from the office"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = var.office
  }

  ingress {
    from_port        = 22
    to_port          = 22
    protocol         = "tcp"
    cidr_blocks      = ["0.0.0.0/0", var.partner_cidr]
    ipv6_cidr_blocks = ["::/0"]
  }

  dynamic "ingress" {
    for_each = var.extra_ports
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["10.0.0.0/8"]
    }
  }

  egress = [{
    from_port = 0
    to_port   = 0
    protocol  = "-1"
  }]

  tags = merge(local.tags, {
    Name = "bastion"
  })
}

resource "aws_security_group_rule" "ssh" {
  type              = "ingress"
  from_port         = 22
  to_port           = (22)
  protocol          = "${"tcp"}"
  cidr_blocks       = toset(["198.51.100.7/32"])
  self              = !true
  priority          = -5
  security_group_id = aws_security_group.bastion.id
}

resource "aws_vpc_security_group_ingress_rule" "ssh" {
  security_group_id = aws_security_group.bastion.id
  cidr_ipv4         = "0.0.0.0/0"
  from_port         = 22
  ip_protocol       = "tcp"
  to_port           = 22
}

resource "google_compute_firewall" "ssh" {
  name          = "allow-ssh"
  network       = google_compute_network.default.name
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22", "8000-8080"]
  }
  log_config { metadata = "INCLUDE_ALL_METADATA" }
}

resource "azurerm_network_security_group" "nodes" {
  name = "nodes"

  security_rule {
    name                       = "ssh"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "22"
    source_address_prefix      = "Internet"
    destination_address_prefix = "*"
  }
}

resource "azurerm_network_security_rule" "ssh" {
  network_security_group_name = azurerm_network_security_group.nodes.name
  destination_port_ranges     = ["22", var.port]
  source_address_prefix       = var.open ? "*" : "10.0.0.0/8"
}
