<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">
  <xsl:include href="../../../common/cobro.xsl"/>

  <xsl:template match="/acto" mode="titulo">Declaratoria de embargo</xsl:template>

  <xsl:variable name="ocultos" select="/acto/declaratoriaEmbargo/bienes/bien[@clase = 'deposito' or @clase = 'seguro-ahorro']"/>
  <xsl:variable name="visibles" select="/acto/declaratoriaEmbargo/bienes/bien[not(@clase = 'deposito' or @clase = 'seguro-ahorro')]"/>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es una declaratoria de embargo: el Instituto embarga los bienes de usted que aquí se detallan, sin acudir a su domicilio, para cobrar <xsl:call-template name="lista-creditos"><xsl:with-param name="creditos" select="declaratoriaEmbargo/adeudo/credito"/></xsl:call-template>.</dd>
    <dt>¿Cuánto debo pagar?</dt>
    <dd><xsl:call-template name="importe-destacado"><xsl:with-param name="importe" select="declaratoriaEmbargo/total"/></xsl:call-template></dd>
    <dt>¿Hasta cuándo?</dt>
    <dd>El adeudo ya venció y puede pagarlo en cualquier momento; el embargo continúa hasta que lo pague, lo garantice de otra forma o se rematen los bienes.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>Una vez que surta efectos la notificación, el procedimiento continúa: se inscribe el embargo, se ordena a las entidades financieras retener lo embargado y los demás bienes se valúan y pueden rematarse.</dd>
    <dt>¿Y si embargaron algo que la ley protege, o de más?</dt>
    <dd>Preséntelo cuanto antes por el Buzón IMSS con sus pruebas: no pueden embargarse salarios, pensiones, cuentas de ahorro para el retiro ni los demás bienes del artículo 157 del Código Fiscal de la Federación, y lo que exceda del adeudo debe liberarse.</dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Declaratoria de embargo</h2>
      <p>Expediente del procedimiento administrativo de ejecución: <strong><xsl:value-of select="declaratoriaEmbargo/expediente"/></strong>.</p>
      <h3>Resultandos</h3>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Por oficio <xsl:value-of select="declaratoriaEmbargo/requerimiento/@oficio"/>, notificado el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="declaratoriaEmbargo/requerimiento/@notificado"/></xsl:call-template> y con efectos desde el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="declaratoriaEmbargo/requerimiento/@surtioEfectos"/></xsl:call-template>, se requirió al deudor el pago de los créditos siguientes, sin que probara haberlo efectuado.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="adeudo"><xsl:with-param name="adeudo" select="declaratoriaEmbargo/adeudo"/></xsl:call-template>
      <xsl:call-template name="exigibilidad"><xsl:with-param name="adeudo" select="declaratoriaEmbargo/adeudo"/></xsl:call-template>
      <xsl:call-template name="gastos-ejecucion"><xsl:with-param name="gastos" select="declaratoriaEmbargo/gastosEjecucion"/></xsl:call-template>
      <h3>Considerandos</h3>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Los créditos son exigibles y no existe garantía ni medio de defensa que suspenda su ejecución, por lo que procede embargar bienes suficientes para cubrirlos, con sus accesorios (artículos 144, 145 y 151 del Código Fiscal de la Federación).</xsl:with-param></xsl:call-template>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">El artículo 151 Bis del mismo Código permite embargar por buzón, estrados o edictos los depósitos y seguros, los valores y créditos de fácil cobro, los inmuebles y los bienes intangibles, previa declaratoria que los detalle. Los que se embargan son de esas clases y no están entre los que exceptúa el artículo 157.</xsl:with-param></xsl:call-template>
      <h3>Resolutivos</h3>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Se declaran embargados, hasta por <xsl:call-template name="importe-con-letra"><xsl:with-param name="importe" select="declaratoriaEmbargo/total"/></xsl:call-template>, más los accesorios que se sigan causando, los bienes de <strong><xsl:value-of select="destinatario/nombre"/></strong> que se detallan <xsl:if test="$visibles">a continuación</xsl:if><xsl:if test="$visibles and $ocultos"> y </xsl:if><xsl:if test="$ocultos">en el anexo</xsl:if>.</xsl:with-param></xsl:call-template>
      <xsl:if test="$visibles"><xsl:call-template name="bienes"><xsl:with-param name="bienes" select="$visibles"/><xsl:with-param name="titulo" select="'Bienes embargados'"/><xsl:with-param name="valor" select="'Valor estimado'"/></xsl:call-template></xsl:if>
      <xsl:if test="$ocultos"><p>Los depósitos y seguros embargados se detallan en el anexo porque los protege el secreto bancario.</p></xsl:if>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">Comuníquese el embargo a las entidades financieras y a los deudores de los créditos embargados para que retengan lo embargado a disposición del Instituto, e inscríbase el de inmuebles y demás derechos en el registro público que corresponda (artículos 151, 155, fracción I, y 160 del Código Fiscal de la Federación).</xsl:with-param></xsl:call-template>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="3"/><xsl:with-param name="texto">Una vez que surta efectos la notificación de esta declaratoria, continúese el procedimiento administrativo de ejecución hasta hacer efectivo el adeudo.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="4"/><xsl:with-param name="texto">El deudor puede pagar en cualquier momento, pedir que se sustituya el embargo por otra de las garantías del artículo 141 y, antes de que se rematen los bienes, proponer comprador.</xsl:with-param></xsl:call-template>
    </section>
  </xsl:template>

  <!-- Accounts: bank secrecy (LIC 142), never part of what is shown in public. -->
  <xsl:template match="/acto" mode="anexos">
    <xsl:if test="$ocultos">
      <section class="page-break-before annex">
        <h2>Anexo: depósitos y seguros embargados</h2>
        <p class="muted">Información protegida por el secreto bancario (artículo 142 de la Ley de Instituciones de Crédito).</p>
        <xsl:call-template name="bienes"><xsl:with-param name="bienes" select="$ocultos"/><xsl:with-param name="titulo" select="'Depósitos y seguros embargados'"/><xsl:with-param name="valor" select="'Importe'"/></xsl:call-template>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
