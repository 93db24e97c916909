<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/cobro.xsl"/>

  <xsl:template match="/acto" mode="titulo">Remate de valores que garantizan el interés fiscal</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>
      <xsl:choose>
        <xsl:when test="remateValores/origen = 'afianzadora'">Es una orden de remate: venció el plazo para pagar la fianza requerida y se venderán en bolsa valores de su propiedad, hasta el importe garantizado.</xsl:when>
        <xsl:otherwise>Es una orden de venta: el Instituto hará efectiva la garantía y venderá los valores que usted entregó para garantizar <xsl:call-template name="lista-creditos"><xsl:with-param name="creditos" select="remateValores/adeudo/credito"/></xsl:call-template>.</xsl:otherwise>
      </xsl:choose>
    </dd>
    <dt>¿Cuánto debo pagar?</dt>
    <dd><xsl:call-template name="importe-destacado"><xsl:with-param name="importe" select="remateValores/total"/></xsl:call-template></dd>
    <dt>¿Cuándo se venden?</dt>
    <dd>Del <xsl:call-template name="fecha"><xsl:with-param name="dia" select="remateValores/venta/@desde"/></xsl:call-template> al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="remateValores/venta/@hasta"/></xsl:call-template>. Si paga antes, la venta no se hace.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>Los valores se venden y su producto se aplica al adeudo. Si sobra, se le entrega el excedente; si falta, el Instituto puede cobrar el resto mediante el procedimiento administrativo de ejecución.</dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Remate de valores</h2>
      <p>Expediente de la garantía: <strong><xsl:value-of select="remateValores/expediente"/></strong>.</p>
      <h3>Resultandos</h3>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">El interés fiscal se garantizó con <xsl:call-template name="clase-garantia"><xsl:with-param name="clave" select="remateValores/garantia/@clase"/></xsl:call-template>: <xsl:value-of select="remateValores/garantia/@documento"/>, del <xsl:call-template name="fecha"><xsl:with-param name="dia" select="remateValores/garantia/@fecha"/></xsl:call-template>, otorgada por <xsl:value-of select="remateValores/garantia/otorgante"/>, hasta por <xsl:value-of select="b:pesos(remateValores/garantia/@importe)"/>. <xsl:value-of select="remateValores/garantia/descripcion"/>.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">Por oficio <xsl:value-of select="remateValores/requerimiento/@oficio"/>, notificado el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="remateValores/requerimiento/@notificado"/></xsl:call-template>, se requirió el pago; el plazo venció el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="remateValores/requerimiento/@vencimiento"/></xsl:call-template> sin que se efectuara.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="3"/><xsl:with-param name="texto">El adeudo garantizado es el siguiente:</xsl:with-param></xsl:call-template>
      <xsl:call-template name="adeudo"><xsl:with-param name="adeudo" select="remateValores/adeudo"/></xsl:call-template>
      <xsl:call-template name="exigibilidad"><xsl:with-param name="adeudo" select="remateValores/adeudo"/></xsl:call-template>
      <h3>Considerandos</h3>
      <xsl:choose>
        <xsl:when test="remateValores/origen = 'afianzadora'">
          <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">El artículo 143 del Código Fiscal de la Federación dispone que, si la afianzadora no paga dentro de los quince días siguientes a aquel en que surta efectos la notificación del requerimiento, se rematen en bolsa valores de su propiedad bastantes para cubrir el importe de lo garantizado.</xsl:with-param></xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">El artículo 143 del Código Fiscal de la Federación dispone que las garantías como la otorgada se hagan efectivas a través del procedimiento administrativo de ejecución. El crédito que garantiza está firme y no se pagó.</xsl:with-param></xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">Los valores se encuentran en custodia de <xsl:value-of select="remateValores/valores/@custodio"/> y se valuaron al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="remateValores/valores/@valuadosAl"/></xsl:call-template> según <xsl:value-of select="remateValores/valores/@fuentePrecio"/>.</xsl:with-param></xsl:call-template>
      <h3>Resolutivos</h3>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Se ordena la venta de los valores siguientes para cubrir, hasta donde alcancen, <xsl:call-template name="importe-con-letra"><xsl:with-param name="importe" select="remateValores/total"/></xsl:call-template>.</xsl:with-param></xsl:call-template>
      <div class="tabla" role="region" tabindex="0" aria-label="Valores">
        <table class="w-1-6-2-2-2-3">
          <caption>Valores que se venden, en pesos</caption>
          <thead><tr><th scope="col">Núm.</th><th scope="col">Emisora o título</th><th scope="col">Serie</th><th scope="col" class="num">Títulos</th><th scope="col" class="num">Precio</th><th scope="col" class="num">Importe</th></tr></thead>
          <tbody>
            <xsl:for-each select="remateValores/valores/valor">
              <tr><td><xsl:value-of select="@numero"/></td><th scope="row"><xsl:value-of select="emisora"/></th><td><xsl:value-of select="@serie"/></td><td class="num"><xsl:value-of select="format-number(@titulos, '#,##0')"/></td><td class="num"><xsl:value-of select="b:pesos(@precio)"/></td><td class="num"><xsl:value-of select="b:pesos(@importe)"/></td></tr>
            </xsl:for-each>
          </tbody>
          <tfoot><tr><th scope="row" colspan="5">Total</th><td class="num"><xsl:value-of select="b:pesos(remateValores/valores/@importe)"/></td></tr></tfoot>
        </table>
      </div>
      <xsl:choose>
        <xsl:when test="remateValores/venta/@medio = 'bolsa'"><xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">La venta se hace en bolsa, por conducto de <xsl:value-of select="remateValores/venta/@intermediario"/>, del <xsl:call-template name="fecha"><xsl:with-param name="dia" select="remateValores/venta/@desde"/></xsl:call-template> al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="remateValores/venta/@hasta"/></xsl:call-template>, al precio de mercado.</xsl:with-param></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">La venta se hace en subasta pública por medios electrónicos, del <xsl:call-template name="fecha"><xsl:with-param name="dia" select="remateValores/venta/@desde"/></xsl:call-template> al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="remateValores/venta/@hasta"/></xsl:call-template>. Es postura legal la que cubra <xsl:value-of select="b:pesos(remateValores/venta/@posturaLegal)"/>, dos terceras partes del importe de los valores (artículo 179 del Código Fiscal de la Federación).</xsl:with-param></xsl:call-template></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="3"/><xsl:with-param name="texto">El custodio debe poner los valores a disposición del Instituto y abstenerse de entregarlos a su titular.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="4"/><xsl:with-param name="texto">Aplíquese el producto al adeudo en el orden del artículo 20 del Código Fiscal de la Federación, hasta su importe actualizado, y entréguese el excedente a quien sea dueño de los valores.</xsl:with-param></xsl:call-template>
    </section>
  </xsl:template>
</xsl:stylesheet>
