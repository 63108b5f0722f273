resource "azurerm_kubernetes_cluster" "production" {
  name = "production"
}
