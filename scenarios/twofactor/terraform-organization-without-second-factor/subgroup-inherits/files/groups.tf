resource "gitlab_group" "acme" {
  name                              = "acme"
  require_two_factor_authentication = true
}

resource "gitlab_group" "shop" {
  name      = "shop"
  parent_id = gitlab_group.acme.id
}
